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
 * @param confidence agreement of the hypotheses, in [0, 1]
 * @param warnings empty if the kernel is to be trusted
 */
record KernelVerdict(Kernel kernel, double confidence, List<Finding> warnings) {
  /** Less agreement than any of 104 benchmark cases showed: the estimates have little in common. */
  private static final double TRUSTED = 0.7;

  static KernelVerdict of(Optional<KernelEstimate> consensus, int scale) {
    return consensus.map(KernelVerdict::judge).orElseGet(() -> flat(scale));
  }

  private static KernelVerdict judge(KernelEstimate consensus) {
    double agreement = Math.min(consensus.agreement(), 1);
    List<Finding> warnings =
        agreement >= TRUSTED
            ? List.of()
            : List.of(
                new Finding(
                    ErrorCode.KERNEL_UNCERTAIN,
                    "kernel hypotheses agree to %.2f, at least %.2f is trusted: compare hr with the input"
                        .formatted(agreement, TRUSTED)));
    return new KernelVerdict(consensus.kernel(), agreement, warnings);
  }

  private static KernelVerdict flat(int scale) {
    Finding finding =
        new Finding(
            ErrorCode.NO_TEXTURE,
            "the image is too flat to show its kernel: restored with an interpolation kernel");
    return new KernelVerdict(InterpolationKernel.of(scale), 0, List.of(finding));
  }
}
