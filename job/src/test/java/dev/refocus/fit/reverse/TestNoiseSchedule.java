package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestNoiseSchedule {
  private final NoiseSchedule schedule = NoiseSchedule.geometric(0.16, 0.01, 5, 0.002);

  @Test
  void levelsFallByAConstantRatio() {
    assertThat(schedule.levels())
        .containsExactly(new double[] {0.16, 0.08, 0.04, 0.02, 0.01}, within(1e-12));
  }

  @Test
  void trustFallsWithTheVarianceOfTheNoise() {
    assertThat(schedule.alpha(0)).isEqualTo(0.002);
    double weak = schedule.alpha(0.01) - schedule.alpha(0);
    double strong = schedule.alpha(0.02) - schedule.alpha(0);
    assertThat(weak).isPositive();
    assertThat(strong / weak).isCloseTo(4, within(1e-9));
  }
}
