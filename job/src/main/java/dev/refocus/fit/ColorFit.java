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
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchPrior;
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
   * The networks start from the kernel and its image; with the kernel they find it ends as ever.
   */
  private Colors refined(
      KernelVerdict verdict, PlaneRestorer first, Image safe, Deadline deadline) {
    Kernel given = verdict.kernel();
    Image start = first.restore(lr, deadline.part(1, 4));
    JointFit.Recovered joint =
        jointFit()
            .recover(lr, start, Optional.of(given), given.size(), random(), deadline.part(2, 3));
    Kernel kernel = KernelCentering.center(joint.kernel());
    PlaneRestorer restorer = restorer(kernel, verdict.confidence());
    // Two kernels, neither known to be better: the errors of one are not those of the other.
    Image both = ModelAverage.even(start, restorer.restore(lr, deadline));
    Image hr = ModelAverage.of(both, safe, verdict.confidence());
    return new Colors(hr, kernel, restorer, joint.steps(), warnings(joint));
  }

  /** KernelFusion: nothing but the networks. */
  private Colors published(Deadline deadline) {
    int scale = config.scale();
    Image start = Bicubic.enlarge(manager, lr, scale);
    // K - s has to be even for the image model to hold in whole pixels.
    int size = PUBLISHED_KERNEL_SIZE * scale - scale % 2;
    JointFit.Recovered joint =
        jointFit().recover(lr, start, Optional.empty(), size, random(), deadline);
    return new Colors(
        joint.hr(), joint.kernel(), restorer(joint.kernel(), 1), joint.steps(), warnings(joint));
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
    MemoryPlan memory = new MemoryPlan((long) config.memoryMib() << 20);
    ReverseDiffusion diffusion =
        new ReverseDiffusion(prior, recipe.schedule(), KernelMisfit.of(confidence));
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
