package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestModelAverage {
  @ParameterizedTest
  @CsvSource({"1, 0.75, 0.5", "0, 0.25, 1", "0.25, 0.3125, 0.9375"})
  void weighsByTheChanceWithCaution(double chance, float first, float second) {
    Image mean =
        ModelAverage.of(
            new Image(1, 1, 2, new float[] {0.75f, 0.5f}),
            new Image(1, 1, 2, new float[] {0.25f, 1}),
            chance);
    assertThat(mean.samples()).containsExactly(first, second);
    assertThat(mean.width()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-2, 0", "0, 0", "2.9, 0", "3.1, 0.510221", "10, 0.9", "14, 1"})
  void secondKernelWeighsWhatItExplainsBeyondTheFirst(double gainDb, double share) {
    assertThat(ModelAverage.explained(gainDb)).isCloseTo(share, within(1e-6));
  }
}
