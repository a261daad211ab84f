package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatchSamples {
  private static final int SIDE = 5;

  /** Every HR pixel has its own number, and the mean of every patch is 0. */
  private static ExamPair numbered(int scale, int height, int width, boolean symmetric) {
    float[] numbers = new float[scale * scale * height * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return new ExamPair(
        new Image(1, height, width, new float[height * width]),
        new Image(1, scale * height, scale * width, numbers),
        symmetric);
  }

  private static PatchSamples draw(ExamPair pair, int scale, boolean apart) {
    return PatchDraw.from(
        new ExamPair[] {pair},
        new double[] {1},
        scale,
        SIDE,
        8000,
        apart,
        new SplittableRandom(Seeds.SEED));
  }

  private static Set<Integer> pixels(PatchSamples samples) {
    Set<Integer> pixels = new TreeSet<>();
    for (int i = 0; i < samples.count() * samples.scale() * samples.scale(); i++) {
      pixels.add((int) samples.blocks()[i]);
    }
    return pixels;
  }

  @ParameterizedTest
  @CsvSource({"2, true", "3, false", "4, true"})
  void taughtAndApartShareNoPixelAndLeaveNoneOut(int scale, boolean symmetric) {
    ExamPair pair = numbered(scale, 24, 31, symmetric);
    Set<Integer> taught = pixels(draw(pair, scale, false));
    Set<Integer> apart = pixels(draw(pair, scale, true));
    assertThat(taught).doesNotContainAnyElementsOf(apart);
    assertThat(taught.size() + apart.size()).isEqualTo(scale * scale * 24 * 31);
    assertThat(apart.size() / (double) taught.size()).isBetween(0.2, 0.5);
  }

  @Test
  void turnedBlockIsABlock() {
    PatchSamples samples = draw(numbered(3, 18, 18, true), 3, false);
    for (int n = 0; n < samples.count(); n++) {
      float[] block = Arrays.copyOfRange(samples.blocks(), 9 * n, 9 * n + 9);
      assertThat(block[4]).as("the middle stays").isEqualTo(mean(block));
      Arrays.sort(block);
      assertThat(block[2] - block[0]).isEqualTo(2);
      assertThat(block[8] - block[0]).isEqualTo(2 * 3 * 18 + 2);
    }
  }

  private static float mean(float[] block) {
    float sum = 0;
    for (float number : block) {
      sum += number;
    }
    return sum / block.length;
  }

  @Test
  void patchesHaveNoMean() {
    Image smaller = new Image(1, 9, 11, Arrays2d.uniform(99, Seeds.random()));
    ExamPair pair =
        new ExamPair(smaller, new Image(1, 18, 22, Arrays2d.uniform(396, Seeds.random())), true);
    PatchSamples samples = draw(pair, 2, false);
    assertThat(samples.count()).isPositive();
    for (int n = 0; n < samples.count(); n++) {
      double sum = 0;
      for (int i = 0; i < SIDE * SIDE; i++) {
        sum += samples.patches()[n * SIDE * SIDE + i];
      }
      assertThat(Math.abs(sum)).as(Seeds.replay()).isLessThan(1e-5);
    }
  }

  @Test
  void sameSeedDrawsTheSame() {
    PatchSamples once = draw(numbered(2, 20, 20, true), 2, true);
    PatchSamples again = draw(numbered(2, 20, 20, true), 2, true);
    assertThat(again.count()).isEqualTo(once.count());
    assertThat(again.blocks()).isEqualTo(once.blocks());
  }
}
