package dev.refocus.fit;

import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.fit.blend.Sharpness;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Optional;

/** What the ways to restore the colours of one image share. */
final class FitContext {
  private final NDManager manager;
  private final FitSubject subject;
  private final PatchPrior prior;
  private final Workers workers;
  private final FitTrace.Recorder trace;
  private final FramedNetwork solver;

  /**
   * @param manager of the image's arrays
   * @param prior the mixture, of the LR image's patches
   */
  FitContext(
      NDManager manager,
      FitSubject subject,
      PatchPrior prior,
      Workers workers,
      FitTrace.Recorder trace) {
    this(manager, subject, prior, workers, trace, null);
  }

  private FitContext(
      NDManager manager,
      FitSubject subject,
      PatchPrior prior,
      Workers workers,
      FitTrace.Recorder trace,
      FramedNetwork solver) {
    this.manager = manager;
    this.subject = subject;
    this.prior = prior;
    this.workers = workers;
    this.trace = trace;
    this.solver = solver;
  }

  /** The same with another prior. */
  FitContext with(PatchPrior other) {
    return new FitContext(manager, subject, other, workers, trace, solver);
  }

  /** The same with a user's solver. */
  FitContext with(FramedNetwork network) {
    return new FitContext(manager, subject, prior, workers, trace, network);
  }

  /** The same of another image: of a later stage, with its prior and without a user's network. */
  FitContext of(Image restored, FitConfig stage) {
    FitSubject next = new FitSubject(restored, FileDamage.NONE, stage, subject.seed());
    return new FitContext(manager, next, prior, workers, trace, null);
  }

  /** The same of another image with the same patches, such as a part of this one. */
  FitContext of(Image part) {
    FitSubject other = new FitSubject(part, damage(), config(), seed());
    return new FitContext(manager, other, prior, workers, trace, solver);
  }

  /** The user's solver; empty if the program's own is meant. */
  Optional<FramedNetwork> solver() {
    return Optional.ofNullable(solver);
  }

  NDManager manager() {
    return manager;
  }

  Image lr() {
    return subject.lr();
  }

  FileDamage damage() {
    return subject.damage();
  }

  FitConfig config() {
    return subject.config();
  }

  /** HR pixels per LR pixel along a side. */
  int scale() {
    return config().scale();
  }

  long seed() {
    return subject.seed();
  }

  PatchPrior prior() {
    return prior;
  }

  Workers workers() {
    return workers;
  }

  FitTrace.Recorder trace() {
    return trace;
  }

  FitRecipe recipe() {
    return FitRecipe.of(config());
  }

  Sharpness sharpness() {
    return Sharpness.of(config().look());
  }

  /** Bytes that the arrays of a restoration may take. */
  long bytes() {
    return (long) config().memoryMib() << 20;
  }

  /**
   * The image's planes under a kernel.
   *
   * @param error of what the prior says under it
   */
  PlaneRestorer planes(Kernel kernel, GuessError error) {
    return planes(kernel, error, config().scale());
  }

  /** The same at another scale. */
  PlaneRestorer planes(Kernel kernel, GuessError error, int scale) {
    MemoryPlan memory = new MemoryPlan(bytes());
    return new PlaneRestorer(manager, lr(), kernel, error, scale, damage(), memory);
  }
}
