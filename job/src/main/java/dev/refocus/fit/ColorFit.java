package dev.refocus.fit;

import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelCentering;
import dev.refocus.fit.prior.MeanPrior;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.NoiseSchedule;
import dev.refocus.fit.reverse.ReverseDiffusion;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The colours of one image, from the verdict on its kernel to the HR image: each profile's way. */
final class ColorFit {
  private static final int PUBLISHED_KERNEL_SIZE = 6;

  private final NDManager manager;
  private final Image lr;
  private final PatchPrior prior;
  private final FitRecipe recipe;
  private final FitConfig config;
  private final Workers workers;
  private final FitTrace.Recorder trace;
  private final long seed;

  /**
   * What came of it.
   *
   * @param restorer with the kernel that the image was restored with
   * @param steps of an optimiser
   * @param warnings empty if the image is sound
   */
  record Colors(
      Image hr, Kernel kernel, PlaneRestorer restorer, int steps, List<Finding> warnings) {}

  ColorFit(
      NDManager manager,
      Image lr,
      PatchPrior prior,
      FitRecipe recipe,
      FitConfig config,
      Workers workers,
      FitTrace.Recorder trace,
      long seed) {
    this.manager = manager;
    this.lr = lr;
    this.prior = prior;
    this.recipe = recipe;
    this.config = config;
    this.workers = workers;
    this.trace = trace;
    this.seed = seed;
  }

  Colors restore(KernelVerdict verdict, Deadline deadline) {
    if (config.profile() == Profile.PAPER && verdict.confidence() > 0) {
      requireLarge();
      return published(deadline);
    }
    PlaneRestorer restorer = restorer(verdict.kernel(), verdict.confidence());
    if (restorer.windows() > 1) {
      trace.step("cut for the memory", restorer.windows(), "windows");
    }
    Image safe = restorer.interpolate(lr);
    if (!verdict.trusted()) {
      return new Colors(safe, verdict.kernel(), restorer, 0, verdict.warnings());
    }
    return recipe.networks().isPresent() && large()
        ? refined(verdict, restorer, safe, deadline)
        : new Colors(
            ModelAverage.of(restorer.restore(lr, deadline), safe, verdict.confidence()),
            verdict.kernel(),
            restorer,
            0,
            verdict.warnings());
  }

  /**
   * The networks see the luma, as kernel estimate and mixture do, and start from both of these. The
   * kernel that they find counts as far as it explains of the LR image what the given one does not.
   */
  private Colors refined(
      KernelVerdict verdict, PlaneRestorer first, Image safe, Deadline deadline) {
    Image luma = lr.luma();
    RandomGenerator random = random();
    Kernel given = verdict.kernel();
    Image start = first.restore(luma, deadline.part(1, 8));
    JointFit fit = jointFit();
    Trained trained = fit.train(luma, random, deadline.part(1, 4));
    JointFit.Recovered joint =
        fit.recover(
            trained.prior(),
            luma,
            start,
            Optional.of(given),
            given.size(),
            random,
            deadline.part(1, 2));

    Kernel found = KernelCentering.center(joint.kernel());
    PlaneRestorer second = restorer(found, verdict.confidence());
    double gainDb =
        second.residualDb(second.restore(luma, deadline.part(1, 8)), luma)
            - first.residualDb(start, luma);
    trace.step("the networks' kernel, %d px".formatted(found.size()), gainDb, "dB of residual");
    double share = ModelAverage.explained(gainDb);
    PatchPrior both = new MeanPrior(prior, trained.prior());
    Image hr = average(share, verdict, given, found, both, deadline);
    return new Colors(
        ModelAverage.of(hr, safe, verdict.confidence()),
        share > 0.5 ? found : given,
        share > 0.5 ? second : first,
        trained.steps() + joint.steps(),
        warnings(joint));
  }

  /** The images under both kernels, each restored only if it counts. */
  private Image average(
      double share,
      KernelVerdict verdict,
      Kernel given,
      Kernel found,
      PatchPrior both,
      Deadline deadline) {
    NoiseSchedule schedule = recipe.networks().orElseThrow().schedule();
    PlaneRestorer first = restorer(given, verdict.confidence(), both, schedule);
    PlaneRestorer second = restorer(found, verdict.confidence(), both, schedule);
    if (share == 0) {
      return first.restore(lr, deadline);
    }
    Image restored = second.restore(lr, share == 1 ? deadline : deadline.part(1, 2));
    return share == 1
        ? restored
        : ModelAverage.weighted(restored, first.restore(lr, deadline), share);
  }

  /** KernelFusion: nothing but the networks, which see all channels. */
  private Colors published(Deadline deadline) {
    int scale = config.scale();
    RandomGenerator random = random();
    Image start = Bicubic.enlarge(manager, lr, scale);
    // K - s has to be even for the image model to hold in whole pixels.
    int size = PUBLISHED_KERNEL_SIZE * scale - scale % 2;
    JointFit fit = jointFit();
    Trained trained = fit.train(lr, random, deadline.part(1, 2));
    JointFit.Recovered joint =
        fit.recover(trained.prior(), lr, start, Optional.empty(), size, random, deadline);
    return new Colors(
        joint.hr(),
        joint.kernel(),
        restorer(joint.kernel(), 1),
        trained.steps() + joint.steps(),
        warnings(joint));
  }

  /** Smaller images have no block to hold out from training. */
  private boolean large() {
    return Math.min(lr.height(), lr.width()) >= PatchDiffusionTraining.LEAST_SIDE;
  }

  private void requireLarge() {
    if (!large()) {
      throw new RefocusException(
          ErrorCode.TOO_SMALL,
          "%d x %d LR pixels, profile paper needs %d along the shorter side; use another profile"
              .formatted(lr.width(), lr.height(), PatchDiffusionTraining.LEAST_SIDE));
    }
  }

  private JointFit jointFit() {
    return new JointFit(
        manager, recipe.networks().orElseThrow(), (long) config.memoryMib() << 20, workers, trace);
  }

  /** A stream of its own: the restorer draws from the seed itself. */
  private RandomGenerator random() {
    return new SplittableRandom(seed).split();
  }

  PlaneRestorer restorer(Kernel kernel, double confidence) {
    return restorer(kernel, confidence, prior, recipe.schedule());
  }

  private PlaneRestorer restorer(
      Kernel kernel, double confidence, PatchPrior patches, NoiseSchedule schedule) {
    MemoryPlan memory = new MemoryPlan((long) config.memoryMib() << 20);
    ReverseDiffusion diffusion =
        new ReverseDiffusion(patches, schedule, KernelMisfit.of(confidence));
    return new PlaneRestorer(manager, lr, kernel, config.scale(), diffusion, seed, memory);
  }

  private static List<Finding> warnings(JointFit.Recovered joint) {
    return joint.halved().stream()
        .map(
            side ->
                new Finding(
                    ErrorCode.OUT_OF_MEMORY,
                    "memory did not suffice for the networks' windows: windows of %d HR pixels were used, which changes pixels; give the device more or run fewer tasks on it"
                        .formatted(side)))
        .toList();
  }
}
