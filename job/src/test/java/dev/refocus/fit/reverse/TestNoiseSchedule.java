package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestNoiseSchedule {
  @Test
  void levelsFallByAConstantRatio() {
    assertThat(NoiseSchedule.geometric(0.16, 0.01, 5).levels())
        .containsExactly(new double[] {0.16, 0.08, 0.04, 0.02, 0.01}, within(1e-12));
  }

  @Test
  void trustFallsWithTheVarianceOfTheNoise() {
    assertThat(NoiseSchedule.alpha(0.002, 0, 0.1)).isEqualTo(0.002);
    assertThat(noisy(0.02, 0.1) / noisy(0.01, 0.1)).isCloseTo(4, within(1e-9));
  }

  /** Under noise the image is known the better, the lower the level. */
  @Test
  void trustFallsWithTheLevel() {
    assertThat(noisy(0.01, 0.05) / noisy(0.01, 0.1)).isCloseTo(4, within(1e-9));
  }

  private static double noisy(double noise, double level) {
    return NoiseSchedule.alpha(0.002, noise, level) - NoiseSchedule.alpha(0.002, 0, level);
  }
}
