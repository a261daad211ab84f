package dev.refocus.fit.exam;

import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import java.util.random.RandomGenerator;

/**
 * Patches of smaller images and the blocks that they stand for, less the patch's mean each.
 *
 * @param patches {@code (n, side^2)}
 * @param blocks {@code (n, s^2)}
 * @param count {@code n}
 */
record PatchSamples(int side, int scale, float[] patches, float[] blocks, int count) {
  /** Pixels of the squares of which every fourth is kept apart. */
  private static final int SQUARE = 6;

  /**
   * Draws from pairs.
   *
   * @param shares of the samples for each pair, of unit sum
   * @param apart whether to draw from what is kept apart, or from the rest
   */
  static PatchSamples draw(
      ExamPair[] pairs,
      double[] shares,
      int scale,
      int side,
      int limit,
      boolean apart,
      RandomGenerator random) {
    int dimension = side * side;
    int area = scale * scale;
    int[][] patchTurns = Turns.of(side);
    int[][] blockTurns = Turns.of(scale);
    float[] patches = new float[limit * dimension];
    float[] blocks = new float[limit * area];
    float[] patch = new float[dimension];
    int count = 0;
    for (int p = 0; p < pairs.length; p++) {
      ExamPair pair = pairs[p];
      int want = Math.min((int) Math.round(shares[p] * limit), limit - count);
      for (int n = 0; n < want; n++) {
        int turn = random.nextInt(Turns.COUNT);
        int row = random.nextInt(pair.smaller().height());
        int column = random.nextInt(pair.smaller().width());
        if (isApart(row, column) != apart) {
          continue;
        }
        turn = pair.symmetric() ? turn : 0;
        float mean = cut(pair.smaller(), row, column, side, patch);
        for (int i = 0; i < dimension; i++) {
          patches[count * dimension + i] = patch[patchTurns[turn][i]];
        }
        for (int i = 0; i < area; i++) {
          int from = blockTurns[turn][i];
          int at =
              (scale * row + from / scale) * pair.truth().width() + scale * column + from % scale;
          blocks[count * area + i] = pair.truth().samples()[at] - mean;
        }
        count++;
      }
    }
    return new PatchSamples(side, scale, patches, blocks, count);
  }

  /** The patch around a pixel less its mean, which is returned; mirrored at the edges. */
  static float cut(Image plane, int row, int column, int side, float[] patch) {
    int reach = side / 2;
    float sum = 0;
    for (int i = 0; i < side; i++) {
      int line = Borders.mirror(row + i - reach, plane.height()) * plane.width();
      for (int j = 0; j < side; j++) {
        float sample = plane.samples()[line + Borders.mirror(column + j - reach, plane.width())];
        patch[i * side + j] = sample;
        sum += sample;
      }
    }
    float mean = sum / (side * side);
    for (int i = 0; i < side * side; i++) {
      patch[i] -= mean;
    }
    return mean;
  }

  private static boolean isApart(int row, int column) {
    return (row / SQUARE + 2 * (column / SQUARE)) % 4 == 3;
  }
}
