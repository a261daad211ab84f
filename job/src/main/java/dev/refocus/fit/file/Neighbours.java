package dev.refocus.fit.file;

import dev.refocus.image.Image;

/**
 * How the pixels of a plane lie to their eight neighbours, in levels of 255, rounded as a file
 * holds them; 0 along the edges, where some are missing.
 *
 * @param width of the plane
 * @param range {@code (h w)}: largest less smallest neighbour
 * @param contrast {@code (h w)}: distance of the pixel from its neighbours' mean
 * @param cross {@code (h w)}: distance of the pixel from the mean of the four beside it
 * @param extreme {@code (h w)}: 1 if the pixel is above or below them all, else 0
 */
record Neighbours(int width, float[] range, float[] contrast, float[] cross, float[] extreme) {
  private static final int COUNT = 8;
  private static final float LEVELS = 255;

  /**
   * @param plane {@code (1, h, w)} in [0, 1]
   */
  static Neighbours of(Image plane) {
    int area = plane.area();
    Neighbours all =
        new Neighbours(
            plane.width(), new float[area], new float[area], new float[area], new float[area]);
    float[] levels = new float[area];
    for (int i = 0; i < area; i++) {
      levels[i] = Math.round(LEVELS * plane.samples()[i]);
    }
    for (int row = 1; row < plane.height() - 1; row++) {
      for (int column = 1; column < plane.width() - 1; column++) {
        all.look(levels, row * plane.width() + column);
      }
    }
    return all;
  }

  private void look(float[] levels, int at) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    float sum = 0;
    for (int i = 0; i < COUNT + 1; i++) {
      int beside = at + (i / 3 - 1) * width + i % 3 - 1;
      if (beside != at) {
        low = Math.min(low, levels[beside]);
        high = Math.max(high, levels[beside]);
        sum += levels[beside];
      }
    }
    range[at] = high - low;
    contrast[at] = Math.abs(levels[at] - sum / COUNT);
    float beside = levels[at - 1] + levels[at + 1] + levels[at - width] + levels[at + width];
    cross[at] = Math.abs(levels[at] - beside / 4);
    extreme[at] = levels[at] > high || levels[at] < low ? 1 : 0;
  }

  /** The values of one of the planes at pixels that have all neighbours. */
  double[] inner(float[] values) {
    double[] inner = new double[(width - 2) * (values.length / width - 2)];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = values[(i / (width - 2) + 1) * width + i % (width - 2) + 1];
    }
    return inner;
  }
}
