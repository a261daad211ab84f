package dev.refocus.fit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNoiseLevel {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 120;

  private final RandomGenerator random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5", "12"})
  void whiteNoiseOnAnImageWithFlatPartsIsFound(double levels) {
    float[] scene = Scenes.blocks(HEIGHT, WIDTH, random);
    double found = 255 * level(Arrays2d.noisy(scene, levels / 255, random));
    assertThat(found).as(Seeds.replay()).isCloseTo(levels, Percentage.withPercentage(25));
  }

  @Test
  void edgesAndRampsAreNoNoise() {
    assertThat(255 * level(Scenes.blocks(HEIGHT, WIDTH, random)))
        .as(Seeds.replay())
        .isLessThan(0.1);
    float[] ramp = new float[HEIGHT * WIDTH];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 0.1f + 0.005f * (i % WIDTH);
    }
    assertThat(level(ramp)).isCloseTo(0, within(1e-6));
  }

  @Test
  void roundingToEightBitsReadsAsNoMoreThanItIs() {
    float[] ramp = new float[HEIGHT * WIDTH];
    for (int i = 0; i < ramp.length; i++) {
      int row = i / WIDTH;
      int column = i % WIDTH;
      ramp[i] = Math.round(20 + 0.73 * row + 0.61 * column) / 255f;
    }
    assertThat(255 * level(ramp)).isBetween(0.1, 1 / Math.sqrt(12));
  }

  @Test
  void clippedSamplesTellNothing() {
    float[] white = new float[HEIGHT * WIDTH];
    java.util.Arrays.fill(white, 1);
    assertThat(level(white)).isZero();
    float[] half = Arrays2d.noisy(new float[HEIGHT * WIDTH], 0.02, random);
    for (int i = 0; i < half.length; i++) {
      half[i] = i < half.length / 2 ? 0 : half[i] + 0.5f;
    }
    assertThat(level(half)).as(Seeds.replay()).isCloseTo(0.02, Percentage.withPercentage(25));
  }

  private static double level(float[] samples) {
    return NoiseLevel.of(new Image(1, HEIGHT, WIDTH, samples));
  }
}
