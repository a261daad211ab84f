package dev.refocus.fit.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestModelAverage {
  @Test
  void weightIsTheFirstOnes() {
    Image mean =
        ModelAverage.weighted(
            new Image(1, 1, 2, new float[] {0.75f, 0.5f}),
            new Image(1, 1, 2, new float[] {0.25f, 1}),
            0.75);
    assertThat(mean.samples()).containsExactly(0.625f, 0.625f);
    assertThat(mean.width()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-2, 0", "0, 0", "2.9, 0", "3.1, 0.510221", "10, 0.9", "14, 1"})
  void secondKernelWeighsWhatItExplainsBeyondTheFirst(double gainDb, double share) {
    assertThat(ModelAverage.explained(gainDb)).isCloseTo(share, within(1e-6));
  }
}
