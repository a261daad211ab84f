package dev.refocus.fit.exam;

import dev.refocus.fit.model.Resampling;

/** Bicubic interpolation as a linear map of patches. */
final class BlockBicubic {
  private BlockBicubic() {}

  /**
   * {@code (s^2, side^2)}: the HR block under the middle pixel of an LR patch.
   *
   * @param side of the patch, odd, at least 5
   */
  static double[][] weights(int scale, int side) {
    double[][] line = new double[scale][side];
    for (int i = 0; i < scale; i++) {
      double center = side / 2 + (i + 0.5) / scale - 0.5;
      for (int j = 0; j < side; j++) {
        line[i][j] = Resampling.keys(center - j);
      }
    }
    double[][] weights = new double[scale * scale][side * side];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < side * side; j++) {
        weights[i][j] = line[i / scale][j / side] * line[i % scale][j % side];
      }
    }
    return weights;
  }
}
