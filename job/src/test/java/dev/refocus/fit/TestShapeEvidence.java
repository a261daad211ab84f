package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestShapeEvidence {
  private static final FileDamage PNG = new FileDamage(0, 0, 0, Optional.empty(), 1 / 255.0, false);
  private static final FileDamage CAMERA =
      new FileDamage(0.9, 0, 0, Optional.empty(), 1 / 255.0, false);

  /** 6.5 ln w + .62 (s - 2) + .21 shape + 1.4 ln(c / (1 - c)), by hand. */
  @ParameterizedTest
  @CsvSource({"1, 2, 0, 0.5, 0", "0.5, 4, 5, 0.9, 0.8606", "0.5, 2, 100, 0.999, 0.3946"})
  void isASumOfBoundedTerms(
      double width, int scale, double shape, double confidence, double expected) {
    assertThat(ShapeEvidence.of(width, scale, shape, confidence).logOdds())
        .isCloseTo(expected, within(1e-3));
  }

  /** Agreement and unlikeness, however large, make no shape of a program's width. */
  @Test
  void estimatesOfProgramsKernelsAreTooNarrow() {
    assertThat(ShapeEvidence.of(0.5, 2, 100, 0.999).isEnough(PNG)).isFalse();
    assertThat(ShapeEvidence.of(0.8, 2, 3, 0.85).isEnough(PNG)).isTrue();
    assertThat(ShapeEvidence.of(0.8, 2, 3, 0.85).isEnough(CAMERA)).isFalse();
  }
}
