package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelConfidence {
  private static final Kernel WIDE = Kernels.gaussian(40, 6, 5, 0.3);

  /** Of 1 / (1 + exp(-(-1.36 - 1.01 ln(1 - a) + 0.36 ln(n / 1e4) + 1.77 ln 1.25))), by hand. */
  @ParameterizedTest
  @CsvSource({"0.98, 10000, 0.9519", "0.9, 10000, 0.7959", "0.5, 1000, 0.2509"})
  void isALogisticRegression(double agreement, int pixels, double expected) {
    assertThat(KernelConfidence.of(new KernelEstimate(WIDE, agreement, pixels)))
        .isCloseTo(expected, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 1000000", "1.0000001, 40000"})
  void isAProbability(double agreement, int pixels) {
    assertThat(KernelConfidence.of(new KernelEstimate(WIDE, agreement, pixels)))
        .isBetween(0.0, 1.0);
  }

  @Test
  void narrowKernelsAreTrustedLess() {
    double narrow =
        KernelConfidence.of(new KernelEstimate(Kernels.gaussian(24, 1, 1, 0), 0.97, 10_000));
    double wide = KernelConfidence.of(new KernelEstimate(WIDE, 0.97, 10_000));
    assertThat(narrow).isLessThan(0.6);
    assertThat(wide).isGreaterThan(0.85);
  }
}
