package dev.refocus.fit;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.fit.JointRecovery.Recovered;
import dev.refocus.fit.JointRecovery.Start;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.kernel.KernelCentering;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.prior.PatchPrior;
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
  private final KernelFusion fusion;
  private final Image lr;
  private final RandomGenerator random;

  NetworkColors(FitContext context) {
    this.context = context;
    lr = context.lr();
    fusion = new KernelFusion(context, context.recipe().networks().orElseThrow());
    // A stream of its own: the restorer draws from the seed itself.
    random = new SplittableRandom(context.seed()).split();
  }

  /**
   * The networks see the luma, as kernel estimate and mixture do, and start from both of these: the
   * prior learns from the restored image at half its size, as {@link ImageRestorer} does, and gives
   * it one round more. The kernel that they find counts as far as it explains of the LR image what
   * the given one does not.
   */
  Colors refined(KernelVerdict verdict, ImageRestorer first, double examDb, Deadline deadline) {
    Image luma = lr.luma();
    Kernel given = verdict.kernel();
    Image start = first.restore(luma, deadline.part(1, 8));
    Trained trained = fusion.train(Planes.halved(start), random, deadline.part(1, 4));
    Start known = new Start(start, Optional.of(given), given.size());
    Recovered joint = fusion.recover(trained.prior(), luma, known, random, deadline.part(1, 2));

    Kernel found = KernelCentering.center(joint.kernel());
    ImageRestorer second = ImageRestorer.of(context, found, verdict.misfit());
    double gainDb =
        second.planes().residualDb(second.restore(luma, deadline.part(1, 8)), luma)
            - first.planes().residualDb(start, luma);
    double share = share(found, gainDb);
    return new Colors(
        average(share, first, second, trained.prior(), deadline),
        share > 0 ? found : given,
        OptionalDouble.of(examDb),
        trained.steps() + joint.steps(),
        Stream.concat(verdict.warnings().stream(), warnings(joint).stream()).toList());
  }

  /** How far the networks' kernel counts. */
  private double share(Kernel found, double gainDb) {
    String step = String.format(Locale.ROOT, "the networks' kernel, %d px", found.size());
    context.trace().step(step, gainDb, "dB of residual");
    return ModelAverage.explained(gainDb);
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
    Image start = Bicubic.enlarge(context.manager(), lr, scale);
    int size = Kernel.sizeWithin(PUBLISHED_KERNEL_SIZE, scale);
    Trained trained = fusion.train(lr, random, deadline.part(1, 2));
    Start nothing = new Start(start, Optional.empty(), size);
    Recovered joint = fusion.recover(trained.prior(), lr, nothing, random, deadline);
    return new Colors(
        joint.hr(),
        joint.kernel(),
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

  private static List<Finding> warnings(Recovered joint) {
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
