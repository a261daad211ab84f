package dev.refocus.evaluate.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.evaluate.statistics.Statistics;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TestRankGain {
  private static final int IMAGES = 60;

  @Test
  void aScoreThatFollowsTheOpinionsIsBetterThanNoise() {
    double[] opinions = noise(1);
    double[] other = noise(2);
    RankGain gain = RankGain.of(other, opinions, opinions);
    assertThat(gain.srcc())
        .isCloseTo(1 - Statistics.rankCorrelation(other, opinions), within(1e-12));
    assertThat(gain.low()).isBetween(0.3, gain.srcc());
    assertThat(gain.verdict()).isEqualTo("better");
    assertThat(RankGain.of(opinions, other, opinions).verdict()).isEqualTo("worse");
  }

  @Test
  void noiseIsNotToldFromNoise() {
    RankGain gain = RankGain.of(noise(2), noise(3), noise(1));
    assertThat(gain.low()).isNegative();
    assertThat(gain.high()).isPositive();
    assertThat(gain.verdict()).isEqualTo("60 images cannot tell them apart");
  }

  @Test
  void aScoreGainsNothingOverItself() {
    double[] score = noise(2);
    double[] doubled = Arrays.stream(score).map(x -> 2 * x + 1).toArray();
    RankGain gain = RankGain.of(score, doubled, noise(1));
    assertThat(gain).isEqualTo(new RankGain(IMAGES, 0, 0, 0));
  }

  private static double[] noise(long seed) {
    return new SplittableRandom(seed).doubles(IMAGES).toArray();
  }
}
