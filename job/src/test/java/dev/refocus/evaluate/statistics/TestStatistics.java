package dev.refocus.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
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
  void intervalIsThatOfTheNormalDistribution() {
    SplittableRandom random = new SplittableRandom(4);
    double[] samples = random.doubles(400).map(sample -> 12 * sample).toArray();
    double deviation = 12 / Math.sqrt(12);
    // Intervals of 90 % and 99 % would be off by 0.055 and 0.107.
    double mean = Statistics.mean(samples);
    Statistics.Interval interval = Statistics.bootstrap(samples);
    assertThat(mean - interval.low()).isCloseTo(1.96 * deviation / 20, within(0.045));
    assertThat(interval.high() - mean).isCloseTo(1.96 * deviation / 20, within(0.045));
    assertThat(Statistics.bootstrap(samples)).isEqualTo(interval);
  }

  @Test
  void intervalOfTwoSamplesReachesFromOneToTheOther() {
    // A quarter of the resamples holds the one twice, a quarter the other.
    assertThat(Statistics.bootstrap(new double[] {1, 3})).isEqualTo(new Statistics.Interval(1, 3));
    assertThat(Statistics.bootstrap(new double[] {2})).isEqualTo(new Statistics.Interval(2, 2));
    assertThat(Statistics.bootstrap(new double[0]).low()).isNaN();
  }
}
