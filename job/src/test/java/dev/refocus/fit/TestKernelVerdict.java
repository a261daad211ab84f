package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.fit.kernel.InterpolationKernel;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestKernelVerdict {
  private static final Kernel WIDE = Kernels.gaussian(24, 4, 3, 0.3);

  @Test
  void agreementIsTrusted() {
    KernelEstimate estimate = new KernelEstimate(WIDE, 0.98, 16_384);
    KernelVerdict verdict = KernelVerdict.of(Optional.of(estimate), 4);
    assertThat(verdict.kernel()).isEqualTo(WIDE);
    assertThat(verdict.confidence()).isEqualTo(KernelConfidence.of(estimate));
    assertThat(verdict.weight()).isEqualTo(0.85);
    assertThat(verdict.restores()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void disagreementIsReportedWithItsBound() {
    KernelVerdict verdict = KernelVerdict.of(Optional.of(new KernelEstimate(WIDE, 0.3, 600)), 4);
    assertThat(verdict.restores()).isFalse();
    assertThat(verdict.kernel()).isEqualTo(InterpolationKernel.of(4));
    assertThat(verdict.confidence()).isStrictlyBetween(0.0, 0.3);
    assertDoubted(verdict, "enlarged by interpolation");
  }

  @Test
  void doubtLeavesMostToInterpolation() {
    KernelEstimate estimate = new KernelEstimate(WIDE, 0.75, 3000);
    KernelVerdict verdict = KernelVerdict.of(Optional.of(estimate), 4);
    assertThat(verdict.confidence()).isStrictlyBetween(0.3, 0.6);
    assertThat(verdict.kernel()).isEqualTo(WIDE);
    assertThat(verdict.weight()).isEqualTo(0.4);
    assertDoubted(verdict, "mostly interpolated");
  }

  @Test
  void withoutTextureTheInterpolationKernelServes() {
    KernelVerdict verdict = KernelVerdict.of(Optional.empty(), 3);
    assertThat(verdict.kernel()).isEqualTo(InterpolationKernel.of(3));
    assertThat(verdict.confidence()).isZero();
    assertThat(verdict.restores()).isFalse();
    assertThat(verdict.warnings())
        .extracting(finding -> finding.code())
        .containsExactly(ErrorCode.NO_TEXTURE);
  }

  private static void assertDoubted(KernelVerdict verdict, String consequence) {
    assertThat(verdict.warnings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.KERNEL_UNCERTAIN);
              assertThat(finding.message())
                  .startsWith("confidence in the kernel is 0.")
                  .endsWith("at least 0.60 is trusted: " + consequence);
            });
  }
}
