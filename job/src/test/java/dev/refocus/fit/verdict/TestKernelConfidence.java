package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.model.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelConfidence {
  private static final Kernel KERNEL = Kernels.gaussian(40, 6, 5, 0.3);

  /** Of 1 / (1 + exp(-(-0.63 - 0.91 ln(1 - a) + 0.52 ln(n / 1e4)))), by hand. */
  @ParameterizedTest
  @CsvSource({"0.98, 10000, 0.9493", "0.9, 10000, 0.8123", "0.5, 1000, 0.2321"})
  void isALogisticRegression(double agreement, int pixels, double expected) {
    assertThat(KernelConfidence.of(new KernelEstimate(KERNEL, agreement, pixels)))
        .isCloseTo(expected, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 1000000", "1.0000001, 40000"})
  void isAProbability(double agreement, int pixels) {
    assertThat(KernelConfidence.of(new KernelEstimate(KERNEL, agreement, pixels)))
        .isBetween(0.0, 1.0);
  }

  /** .98 - .2 p (1 - p), by hand; wide kernels start from .88. */
  @ParameterizedTest
  @CsvSource({"0.29, 0, 0.98", "0.5, 0, 0.88", "0.29, 0.5, 0.93", "0.22, 0.9, 0.962"})
  void ofNamedKernelsIsLeastWhereItIsUnsureWhoWroteTheFile(
      double width, double camera, double expected) {
    assertThat(KernelConfidence.ofNamed(width, camera)).isCloseTo(expected, within(5e-4));
  }
}
