package dev.refocus.fit;

import dev.refocus.config.Profile;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.blend.SoftRange;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.Optional;
import java.util.OptionalDouble;

/** The colours of one image, from the verdict on its kernel to the HR image: each profile's way. */
final class ColorFit {
  private final FitContext context;
  private final KernelVerdict verdict;
  private final Deadline deadline;
  private final ImageRestorer restorer;

  /**
   * What is summed, see {@link Blend}.
   *
   * @param plain by interpolation
   * @param taught by the exam
   * @param restored by reverse diffusion or a network
   * @param blend of all
   */
  record Models(Image plain, Image taught, Colors restored, Blend blend) {}

  ColorFit(FitContext context, KernelVerdict verdict, Deadline deadline) {
    this.context = context;
    this.verdict = verdict;
    this.deadline = deadline;
    restorer =
        ImageRestorer.of(
            context, verdict.kernel(), verdict.misfit(), verdict.guessError(context.damage()));
  }

  static Colors restore(FitContext context, KernelVerdict verdict, Deadline deadline) {
    if (verdict.found().isKnown()) {
      Image hr = known(context, verdict.kernel(), deadline);
      return new Colors(hr, verdict.kernel(), OptionalDouble.empty(), 0, verdict.warnings());
    }
    return context.config().profile() == Profile.PAPER && verdict.confidence() > 0
        ? new NetworkColors(context).published(deadline)
        : new ColorFit(context, verdict, deadline).restore();
  }

  /** With a kernel that is right: no exam and no interpolation doubts it. */
  static Image known(FitContext context, Kernel kernel, Deadline deadline) {
    ImageRestorer restorer = ImageRestorer.of(context, kernel, KernelMisfit.of(1));
    return SolverColors.isUsed(context.config())
        ? SolverColors.restore(context, kernel, restorer, deadline)
        : restorer.restore(context.lr(), deadline);
  }

  private Colors restore() {
    int windows = restorer.planes().windows();
    if (windows > 1) {
      context.trace().step("cut for the memory", windows, "windows");
    }
    return verdict.restores() ? blended(models()) : interpolated();
  }

  private Colors interpolated() {
    return new Colors(plain(), verdict.kernel(), OptionalDouble.empty(), 0, verdict.warnings());
  }

  private Image plain() {
    return restorer.planes().interpolate(context.lr());
  }

  private Colors blended(Models models) {
    Colors restored = models.restored();
    int scale = context.config().scale();
    Image sum = models.blend().of(models.plain(), models.taught(), restored.hr(), scale);
    Image near = verdict.found().isBlind() ? sum : SoftRange.limited(sum, context.lr(), scale);
    return restored.with(Planes.clamp(near));
  }

  /** Of a verdict that restores. */
  Models models() {
    Image plain = plain();
    SelfExam exam = verdict.exam().orElseThrow();
    context.trace().step("exam", exam.gainDb(), "dB");
    Coloring coloring = new Coloring(context.lr(), plain, context.damage());
    Image taught = coloring.enlarge(lr -> exam.enlarge(lr, context.workers()));
    Optional<SolverColors> solver = SolverColors.of(context, verdict);
    Colors restored =
        trainsNetworks()
            ? new NetworkColors(context).refined(verdict, restorer, exam.gainDb(), deadline)
            : untrained(solver, coloring, exam);
    Blend blend = solver.map(SolverColors::blend).orElse(verdict.blend());
    return new Models(plain, taught, restored, blend.sharpened(context.sharpness()));
  }

  private Colors untrained(Optional<SolverColors> solver, Coloring coloring, SelfExam exam) {
    return new Colors(
        coloring.enlarge(lr -> restored(solver, lr)),
        verdict.kernel(),
        OptionalDouble.of(exam.gainDb()),
        0,
        verdict.warnings());
  }

  private Image restored(Optional<SolverColors> solver, Image lr) {
    return solver
        .map(network -> network.restore(lr, restorer, deadline))
        .orElseGet(() -> restorer.restore(lr, deadline));
  }

  private boolean trainsNetworks() {
    return context.recipe().networks().isPresent() && NetworkColors.learnable(context.lr());
  }
}
