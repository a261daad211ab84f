package dev.refocus.fit;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.fit.kernel.InterpolationKernel;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;
import java.util.List;
import java.util.Optional;

/**
 * The kernel to restore with and how far it is to be trusted.
 *
 * @param kernel the interpolation kernel if none is to be restored with
 * @param confidence see {@link KernelConfidence}; 0 if the image shows no kernel
 * @param weight of the restored image beside bicubic interpolation, in [0, 1]: the errors of the
 *     two are nearly independent, so that the mean is nearer to the truth than either; 0 for
 *     bicubic alone
 * @param warnings empty if the kernel is to be trusted
 */
record KernelVerdict(Kernel kernel, double confidence, double weight, List<Finding> warnings) {
  /** From here on {@value #SURE_WEIGHT} is best at every confidence, see RATIONALE.md. */
  private static final double SURE = 0.7;

  private static final double SURE_WEIGHT = 0.85;

  /** From here on restored images are better in the mean, but not all by themselves. */
  private static final double TRUSTED = 0.6;

  private static final double TRUSTED_WEIGHT = 0.7;

  /** From here on this weight does no harm even to images that the kernel spoils. */
  private static final double DOUBTED = 0.3;

  private static final double DOUBTED_WEIGHT = 0.4;

  static KernelVerdict of(Optional<KernelEstimate> estimate, int scale) {
    return estimate.map(found -> judge(found, scale)).orElseGet(() -> flat(scale));
  }

  /** Whether the kernel is good enough to restore with at all. */
  boolean restores() {
    return weight > 0;
  }

  private static KernelVerdict judge(KernelEstimate estimate, int scale) {
    double confidence = KernelConfidence.of(estimate);
    Kernel kernel = estimate.kernel();
    if (confidence >= TRUSTED) {
      double weight = confidence >= SURE ? SURE_WEIGHT : TRUSTED_WEIGHT;
      return new KernelVerdict(kernel, confidence, weight, List.of());
    }
    String doubt =
        "confidence in the kernel is %.2f, at least %.2f is trusted: "
            .formatted(confidence, TRUSTED);
    return confidence >= DOUBTED
        ? new KernelVerdict(
            kernel,
            confidence,
            DOUBTED_WEIGHT,
            List.of(new Finding(ErrorCode.KERNEL_UNCERTAIN, doubt + "mostly interpolated")))
        : interpolation(
            scale, confidence, ErrorCode.KERNEL_UNCERTAIN, doubt + "enlarged by interpolation");
  }

  /** Of an image whose time was over before there were estimates to compare. */
  static KernelVerdict outOfTime(int scale) {
    return new KernelVerdict(InterpolationKernel.of(scale), 0, 0, List.of());
  }

  private static KernelVerdict flat(int scale) {
    return interpolation(
        scale,
        0,
        ErrorCode.NO_TEXTURE,
        "the image is too flat to show its kernel: enlarged by interpolation");
  }

  private static KernelVerdict interpolation(
      int scale, double confidence, ErrorCode code, String message) {
    return new KernelVerdict(
        InterpolationKernel.of(scale), confidence, 0, List.of(new Finding(code, message)));
  }
}
