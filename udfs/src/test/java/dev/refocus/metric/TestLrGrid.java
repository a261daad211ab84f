package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLrGrid {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void repeatedPixelsHaveAllDifferencesAtOnePhase(int scale) {
    // One phase holds all, the others nothing: (max - 0) / (max / s).
    assertThat(LrGrid.contrast(Planes.repeated(Planes.random(20, 24, 1), scale), scale, 0))
        .isCloseTo(scale, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void noiseThatKnowsNoGridHasLittle(int scale) {
    assertThat(LrGrid.contrast(Planes.random(400, 400, 2), scale, 7)).isBetween(0.0, 0.03);
  }

  @Test
  void axesCountAlike() {
    // Steps of 3 into each LR pixel and of 1 within it along columns: (3 - 1) / 2; even along rows.
    float[] samples = new float[40 * 40];
    for (int i = 0; i < samples.length; i++) {
      int column = i % 40;
      samples[i] = 0.001f * (column + 2 * (column / 2) + i / 40);
    }
    assertThat(LrGrid.contrast(new Plane(40, 40, samples), 2, 2)).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void phasesAreThoseOfTheImageNotOfTheMargin() {
    Plane grid = Planes.repeated(Planes.random(20, 20, 3), 2);
    assertThat(LrGrid.contrast(grid, 2, 3)).isCloseTo(2, within(1e-6));
  }

  @Test
  void undefinedForFlatImages() {
    assertThat(LrGrid.contrast(Planes.constant(16, 16, 0.5f), 2, 0)).isNaN();
  }

  @Test
  void needsEveryPhase() {
    assertThatThrownBy(() -> LrGrid.contrast(Planes.constant(8, 8, 0.5f), 4, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 x 8")
        .hasMessageContaining("5 x 5");
  }
}
