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
    assertThat(NoiseSchedule.alpha(0.002, 0)).isEqualTo(0.002);
    double weak = NoiseSchedule.alpha(0.002, 0.01) - NoiseSchedule.alpha(0.002, 0);
    double strong = NoiseSchedule.alpha(0.002, 0.02) - NoiseSchedule.alpha(0.002, 0);
    assertThat(weak).isPositive();
    assertThat(strong / weak).isCloseTo(4, within(1e-9));
  }
}
