package dev.refocus.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestStatistics {
  @Test
  void medianIsTheMiddle() {
    assertThat(Statistics.median(new double[] {5, 1, 2})).isEqualTo(2);
    assertThat(Statistics.median(new double[] {5, 1, 2, 4})).isEqualTo(3);
    assertThat(Statistics.median(new double[0])).isNaN();
  }

  @Test
  void ranksOfEqualSamplesAreShared() {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    assertThat(Statistics.rankCorrelation(new double[] {0, 7, 7, 9}, new double[] {-1, 3, 20, 50}))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }

  @Test
  void rankCorrelationKnowsOrderOnly() {
    double[] samples = {0.1, 3, -2, 8};
    assertThat(Statistics.rankCorrelation(samples, new double[] {2, 3, 1, 1000}))
        .isCloseTo(1, within(1e-12));
    assertThat(Statistics.rankCorrelation(samples, new double[] {-2, -3, -1, -1000}))
        .isCloseTo(-1, within(1e-12));
    assertThat(Statistics.rankCorrelation(samples, new double[] {1, 1, 1, 1})).isNaN();
  }

  @Test
  void quantilesAreLinearBetweenTheSamples() {
    // As NumPy's default.
    double[] samples = {9, 1, 4, 2};
    assertThat(Statistics.quantile(samples, 0.25)).isCloseTo(1.75, within(1e-12));
    assertThat(Statistics.quantile(samples, 0.9)).isCloseTo(7.5, within(1e-12));
    assertThat(Statistics.quantile(new double[] {3}, 0.025)).isEqualTo(3);
  }

  @Test
  void whatHasNoRankHasNoCorrelation() {
    assertThat(Statistics.rankCorrelation(new double[] {1}, new double[] {2})).isNaN();
    assertThat(Statistics.rankCorrelation(new double[] {1, 2, Double.NaN}, new double[] {1, 2, 3}))
        .isNaN();
  }
}
