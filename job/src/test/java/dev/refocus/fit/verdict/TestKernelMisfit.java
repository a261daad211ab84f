package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelMisfit {
  /** Half-way between 0.7 and 0.95 it is the geometric mean of both ends. */
  @ParameterizedTest
  @CsvSource({"0, 0.01", "0.7, 0.01", "0.825, 0.004", "0.95, 0.0016", "1, 0.0016"})
  void fallsWithConfidence(double confidence, double expected) {
    assertThat(KernelMisfit.of(confidence)).isCloseTo(expected, within(1e-9));
  }
}
