package dev.refocus.fit.exam;

import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;

/**
 * Patches of smaller images and the blocks that they stand for, less the patch's mean each.
 *
 * @param patches {@code (n, side^2)}
 * @param blocks {@code (n, s^2)}
 * @param count {@code n}
 */
record PatchSamples(int side, int scale, float[] patches, float[] blocks, int count) {
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
}
