package dev.refocus.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TestBootstrap {
  @Test
  void intervalIsThatOfTheNormalDistribution() {
    SplittableRandom random = new SplittableRandom(4);
    double[] samples = random.doubles(400).map(sample -> 12 * sample).toArray();
    double deviation = 12 / Math.sqrt(12);
    // Intervals of 90 % and 99 % would be off by 0.055 and 0.107.
    double mean = Statistics.mean(samples);
    Interval interval = Bootstrap.ofMean(samples);
    assertThat(mean - interval.low()).isCloseTo(1.96 * deviation / 20, within(0.045));
    assertThat(interval.high() - mean).isCloseTo(1.96 * deviation / 20, within(0.045));
    assertThat(Bootstrap.ofMean(samples)).isEqualTo(interval);
  }

  @Test
  void intervalOfTwoSamplesReachesFromOneToTheOther() {
    // A quarter of the resamples holds the one twice, a quarter the other.
    assertThat(Bootstrap.ofMean(new double[] {1, 3})).isEqualTo(new Interval(1, 3));
    assertThat(Bootstrap.ofMean(new double[] {2})).isEqualTo(new Interval(2, 2));
    assertThat(Bootstrap.ofMean(new double[0]).low()).isNaN();
  }

  @Test
  void figuresThatAreNotFiniteAreLeftOut() {
    Bootstrap<Double> inverse = Bootstrap.of(2, places -> 1.0 / (places[0] + places[1]));
    // Sums of the places 0 and 1 are 0, 1 and 2.
    assertThat(inverse.interval(Double::doubleValue)).isEqualTo(new Interval(0.5, 1));
  }
}
