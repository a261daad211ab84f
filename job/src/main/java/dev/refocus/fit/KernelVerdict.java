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
 * @param kernel the interpolation kernel if none is to be trusted
 * @param confidence see {@link KernelConfidence}; 0 if the image shows no kernel
 * @param trusted whether to restore with the kernel at all
 * @param warnings empty if the kernel is to be trusted
 */
record KernelVerdict(Kernel kernel, double confidence, boolean trusted, List<Finding> warnings) {
  /** Below it restoration is more likely to do harm than good. */
  private static final double TRUSTED = 0.5;

  static KernelVerdict of(Optional<KernelEstimate> estimate, int scale) {
    return estimate.map(found -> judge(found, scale)).orElseGet(() -> flat(scale));
  }

  private static KernelVerdict judge(KernelEstimate estimate, int scale) {
    double confidence = KernelConfidence.of(estimate);
    return confidence >= TRUSTED
        ? new KernelVerdict(estimate.kernel(), confidence, true, List.of())
        : interpolation(
            scale,
            confidence,
            ErrorCode.KERNEL_UNCERTAIN,
            "confidence in the kernel is %.2f, at least %.2f is trusted: enlarged by interpolation"
                .formatted(confidence, TRUSTED));
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
        InterpolationKernel.of(scale), confidence, false, List.of(new Finding(code, message)));
  }
}
