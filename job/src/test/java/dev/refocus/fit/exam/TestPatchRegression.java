package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatchRegression {
  private static final int SIDE = 5;
  private static final int DIMENSION = SIDE * SIDE;

  /** Flat, or so faint that what it says is rounding. */
  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "4, 0", "2, 1e-6"})
  void wherePairsTeachNothingItIsBicubic(int scale, float contrast) {
    int area = scale * scale;
    PatchSamples samples =
        new PatchSamples(
            SIDE, scale, white(400 * DIMENSION, contrast), white(400 * area, contrast), 400);
    Image plane = Photographs.luma("coffee", 30, 37);
    Image enlarged = enlarge(learn(samples), plane, true, 1);
    assertThat(largestInside(enlarged, Bicubic.enlarge(plane, scale), 2 * scale)).isLessThan(2e-5);
  }

  /** The truth is a linear map of the patch: all but the ridge's share of it is found. */
  @Test
  void linearTruthIsFound() {
    PatchRegression regression = learn(linear(20_000, Seeds.random()));
    double[] errors = regression.errors(linear(500, new SplittableRandom(Seeds.SEED + 1)));
    assertThat(errors[0]).as("bicubic is far").isGreaterThan(1e-2);
    assertThat(errors[1]).as(Seeds.replay()).isLessThan(1e-3 * errors[0]);
  }

  @Test
  void bytesDoNotDependOnTheNumberOfThreads() {
    PatchRegression regression = learn(linear(4000, Seeds.random()));
    Image plane = Photographs.luma("rocket", 61, 47);
    Image one = enlarge(regression, plane, true, 1);
    assertThat(one.height()).isEqualTo(122);
    assertThat(enlarge(regression, plane, true, 3).samples()).isEqualTo(one.samples());
    assertThat(enlarge(regression, plane, false, 1).samples()).isNotEqualTo(one.samples());
  }

  private static PatchRegression learn(PatchSamples samples) {
    return PatchRegression.learn(samples, new SplittableRandom(Seeds.SEED));
  }

  private static Image enlarge(
      PatchRegression regression, Image plane, boolean symmetric, int threads) {
    try (Workers workers = new Workers(threads)) {
      return regression.enlarge(plane, symmetric, workers);
    }
  }

  private static float[] white(int length, float contrast) {
    float[] samples = Arrays2d.uniform(length, Seeds.random());
    for (int i = 0; i < length; i++) {
      samples[i] = contrast * (samples[i] - 0.5f);
    }
    return samples;
  }

  /** Patches without their means, and a quarter of one of their samples for each block's pixel. */
  private static PatchSamples linear(int count, RandomGenerator random) {
    float[] patches = new float[count * DIMENSION];
    float[] blocks = new float[count * 4];
    for (int n = 0; n < count; n++) {
      float mean = 0;
      for (int i = 0; i < DIMENSION; i++) {
        patches[n * DIMENSION + i] = random.nextFloat();
        mean += patches[n * DIMENSION + i] / DIMENSION;
      }
      for (int i = 0; i < DIMENSION; i++) {
        patches[n * DIMENSION + i] -= mean;
      }
      for (int i = 0; i < 4; i++) {
        blocks[4 * n + i] = 0.25f * patches[n * DIMENSION + 6 * i];
      }
    }
    return new PatchSamples(SIDE, 2, patches, blocks, count);
  }

  private static double largestInside(Image a, Image b, int border) {
    double largest = 0;
    for (int i = 0; i < a.samples().length; i++) {
      int row = i / a.width();
      int column = i % a.width();
      boolean inside =
          Math.min(row, a.height() - 1 - row) >= border
              && Math.min(column, a.width() - 1 - column) >= border;
      largest = inside ? Math.max(largest, Math.abs(a.samples()[i] - b.samples()[i])) : largest;
    }
    return largest;
  }
}
