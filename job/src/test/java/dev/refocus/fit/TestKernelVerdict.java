package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.fit.kernel.InterpolationKernel;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestKernelVerdict {
  private static final Kernel KERNEL = Kernels.lShape(12, 3, 2);

  @Test
  void agreementIsTrusted() {
    KernelVerdict verdict = KernelVerdict.of(Optional.of(new KernelEstimate(KERNEL, 0.95, 1)), 4);
    assertThat(verdict.kernel()).isEqualTo(KERNEL);
    assertThat(verdict.confidence()).isEqualTo(0.95);
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void roundingDoesNotLiftConfidenceAboveOne() {
    KernelEstimate consensus = new KernelEstimate(KERNEL, Math.nextUp(1.0), 1);
    assertThat(KernelVerdict.of(Optional.of(consensus), 4).confidence()).isEqualTo(1);
  }

  @Test
  void disagreementIsReportedWithItsBound() {
    KernelVerdict verdict = KernelVerdict.of(Optional.of(new KernelEstimate(KERNEL, 0.41, 1)), 4);
    assertThat(verdict.warnings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.KERNEL_UNCERTAIN);
              assertThat(finding.message())
                  .startsWith("kernel hypotheses agree to 0.41, at least 0.")
                  .endsWith("is trusted: compare hr with the input");
            });
  }

  @Test
  void withoutTextureTheInterpolationKernelServes() {
    KernelVerdict verdict = KernelVerdict.of(Optional.empty(), 3);
    assertThat(verdict.kernel()).isEqualTo(InterpolationKernel.of(3));
    assertThat(verdict.confidence()).isZero();
    assertThat(verdict.warnings())
        .extracting(finding -> finding.code())
        .containsExactly(ErrorCode.NO_TEXTURE);
  }
}
