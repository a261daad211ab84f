package dev.refocus.fit;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.fit.ColorFit.Colors;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.kernel.KernelCentering;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The ways of the profiles that train networks. */
final class NetworkColors {
  /** In LR pixels. */
  private static final int PUBLISHED_KERNEL_SIZE = 6;

  private final FitContext context;
  private final NeuralRecipe recipe;
  private final JointFit fit;
  private final Image lr;

  NetworkColors(FitContext context) {
    this.context = context;
    lr = context.lr();
    recipe = context.recipe().networks().orElseThrow();
    fit =
        new JointFit(
            context.manager(), recipe, context.bytes(), context.workers(), context.trace());
  }

  /**
   * The networks see the luma, as kernel estimate and mixture do, and start from both of these: the
   * prior learns from the restored image at half its size, as {@link ImageRestorer} does, and gives
   * it one round more. The kernel that they find counts as far as it explains of the LR image what
   * the given one does not.
   */
  Colors refined(KernelVerdict verdict, ImageRestorer first, double examDb, Deadline deadline) {
    Image luma = lr.luma();
    RandomGenerator random = random();
    Kernel given = verdict.kernel();
    Image start = first.restore(luma, deadline.part(1, 8));
    Trained trained = fit.train(Planes.halved(start), random, deadline.part(1, 4));
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
    ImageRestorer second = context.restorer(found, verdict.misfit());
    double gainDb =
        second.planes().residualDb(second.restore(luma, deadline.part(1, 8)), luma)
            - first.planes().residualDb(start, luma);
    context
        .trace()
        .step(
            String.format(Locale.ROOT, "the networks' kernel, %d px", found.size()),
            gainDb,
            "dB of residual");
    double share = ModelAverage.explained(gainDb);
    Image hr = average(share, first, second, trained.prior(), deadline);
    return new Colors(
        hr,
        share > 0 ? found : given,
        share > 0 ? second : first,
        OptionalDouble.of(examDb),
        trained.steps() + joint.steps(),
        Stream.concat(verdict.warnings().stream(), warnings(joint).stream()).toList());
  }

  /** The images under both kernels, each restored only if it counts. */
  private Image average(
      double share,
      ImageRestorer first,
      ImageRestorer second,
      PatchPrior network,
      Deadline deadline) {
    Optional<PatchPrior> more = Optional.of(network);
    if (share == 0) {
      return first.restore(lr, more, deadline);
    }
    Image restored = second.restore(lr, more, share == 1 ? deadline : deadline.part(1, 2));
    return share == 1
        ? restored
        : ModelAverage.weighted(restored, first.restore(lr, more, deadline), share);
  }

  /** KernelFusion: nothing but the networks, which see all channels. */
  Colors published(Deadline deadline) {
    requireLearnable();
    int scale = context.config().scale();
    RandomGenerator random = random();
    Image start = Bicubic.enlarge(context.manager(), lr, scale);
    int size = Kernel.sizeWithin(PUBLISHED_KERNEL_SIZE, scale);
    Trained trained = fit.train(lr, random, deadline.part(1, 2));
    JointFit.Recovered joint =
        fit.recover(trained.prior(), lr, start, Optional.empty(), size, random, deadline);
    return new Colors(
        joint.hr(),
        joint.kernel(),
        context.restorer(joint.kernel(), KernelMisfit.of(1)),
        OptionalDouble.empty(),
        trained.steps() + joint.steps(),
        warnings(joint));
  }

  /** Smaller images have no block to hold out from training. */
  static boolean learnable(Image lr) {
    return Math.min(lr.height(), lr.width()) >= PatchDiffusionTraining.LEAST_SIDE;
  }

  private void requireLearnable() {
    if (!learnable(lr)) {
      throw new RefocusException(
          ErrorCode.TOO_SMALL,
          String.format(
              Locale.ROOT,
              "%d x %d LR pixels, profile paper needs %d along the shorter side; use another profile",
              lr.width(),
              lr.height(),
              PatchDiffusionTraining.LEAST_SIDE));
    }
  }

  /** A stream of its own: the restorer draws from the seed itself. */
  private RandomGenerator random() {
    return new SplittableRandom(context.seed()).split();
  }

  private static List<Finding> warnings(JointFit.Recovered joint) {
    return joint.halved().stream()
        .map(
            side ->
                new Finding(
                    ErrorCode.OUT_OF_MEMORY,
                    String.format(
                        Locale.ROOT,
                        "the device had too little memory for the networks' windows, so the program used windows of %d HR pixels, which changes pixels; give the device more memory or run fewer tasks on it",
                        side)))
        .toList();
  }
}
