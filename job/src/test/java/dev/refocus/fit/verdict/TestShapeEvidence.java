package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.file.FileDamage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestShapeEvidence {
  private static final FileDamage PNG = new FileDamage(0, 0, 0, Optional.empty(), 1 / 255.0, false);
  private static final FileDamage CAMERA =
      new FileDamage(0.9, 0, 0, Optional.empty(), 1 / 255.0, false);

  /** 3 ln w + 3.5 ln e + .9 (s - 2) + .3 shape + .8 ln(c / (1 - c)), by hand. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, 0, 0.5, 0",
    "0.5, 1.5, 4, 2, 0.9, 3.4974",
    "0.5, 1, 2, 100, 0.999, 0.9006",
    "1, 9, 2, 0, 0.5, 2.45"
  })
  void isASumOfBoundedTerms(
      double width, double elongation, int scale, double shape, double confidence, double sum) {
    assertThat(ShapeEvidence.of(width, elongation, scale, shape, confidence).logOdds())
        .isCloseTo(sum, within(1e-3));
  }

  /** Agreement and unlikeness, however large, make no shape of a round one of a program's width. */
  @Test
  void estimatesOfProgramsKernelsAreTooNarrow() {
    assertThat(ShapeEvidence.of(0.5, 1, 2, 100, 0.999).isEnough(PNG)).isFalse();
    assertThat(ShapeEvidence.of(0.8, 1.5, 2, 3, 0.85).isEnough(PNG)).isTrue();
    assertThat(ShapeEvidence.of(0.8, 1.5, 2, 3, 0.85).isEnough(CAMERA)).isFalse();
  }
}
