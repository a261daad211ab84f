package dev.refocus.fit.tile;

import java.util.Arrays;

/**
 * Equal, overlapping windows along one side of an LR plane, and how their restorations are blended:
 * near a cut a window counts nothing, because it has seen a mirror there, then rises as a raised
 * cosine. The weights of all windows sum to one everywhere.
 *
 * @param starts first LR pixel of each window
 * @param length of a window in LR pixels
 * @param weights of each window, {@code scale * length} HR pixels
 */
record TileAxis(int[] starts, int length, float[][] weights) {

  /**
   * @param side LR pixels of the plane
   * @param most LR pixels of a window, more than {@code overlap}
   * @param overlap LR pixels that neighbours share at least
   * @param blind of them, at each cut, those that do not count; below half of {@code overlap}
   */
  static TileAxis of(int side, int most, int overlap, int blind, int scale) {
    if (side <= most) {
      float[] ones = new float[scale * side];
      Arrays.fill(ones, 1);
      return new TileAxis(new int[] {0}, side, new float[][] {ones});
    }
    int count = ceilDiv(side - overlap, most - overlap);
    int length = ceilDiv(side + (count - 1) * overlap, count);
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = i * (side - length) / (count - 1);
    }
    TileAxis axis = new TileAxis(starts, length, new float[count][scale * length]);
    axis.fillWeights(side, overlap, blind, scale);
    return axis;
  }

  private static int ceilDiv(int value, int divisor) {
    return (value + divisor - 1) / divisor;
  }

  private void fillWeights(int side, int overlap, int blind, int scale) {
    double[] sum = new double[scale * side];
    for (int i = 0; i < starts.length; i++) {
      for (int x = 0; x < weights[i].length; x++) {
        double before = i == 0 ? overlap : (x + 0.5) / scale;
        double after = i == starts.length - 1 ? overlap : length - (x + 0.5) / scale;
        weights[i][x] = ramp((Math.min(before, after) - blind) / (overlap - 2.0 * blind));
        sum[scale * starts[i] + x] += weights[i][x];
      }
    }
    for (int i = 0; i < starts.length; i++) {
      for (int x = 0; x < weights[i].length; x++) {
        weights[i][x] = (float) (weights[i][x] / sum[scale * starts[i] + x]);
      }
    }
  }

  /** From 0 to 1 as the argument does, without a corner at either end. */
  private static float ramp(double position) {
    double inside = Math.min(Math.max(position, 0), 1);
    return (float) (0.5 - 0.5 * Math.cos(Math.PI * inside));
  }
}
