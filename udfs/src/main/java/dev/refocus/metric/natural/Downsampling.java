package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;

/** The two ways in which the published programs halve an image; along columns, then rows. */
final class Downsampling {
  private Downsampling() {}

  /**
   * Bicubic with antialiasing (Keys, a = -1/2, stretched twofold) and mirrored edges, as MATLAB's
   * {@code imresize(x, 0.5)}; {@code (h, w)} to {@code (h / 2, w / 2)} rounded up.
   */
  static Plane antialiased(Plane plane) {
    return resized(plane, Taps.antialiased(plane.height()), Taps.antialiased(plane.width()));
  }

  /**
   * Bicubic without antialiasing (a = -3/4) and repeated edges, as OpenCV's {@code INTER_CUBIC};
   * {@code (h, w)} to {@code (h / 2, w / 2)} rounded down.
   */
  static Plane plain(Plane plane) {
    return resized(plane, Taps.plain(plane.height()), Taps.plain(plane.width()));
  }

  private static Plane resized(Plane plane, Taps rows, Taps columns) {
    int height = rows.length();
    int width = columns.length();
    float[] samples = new float[height * width];
    double[] line = new double[plane.width()];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < line.length; column++) {
        line[column] = rows.at(row, plane.samples(), column, plane.width());
      }
      for (int column = 0; column < width; column++) {
        samples[row * width + column] = (float) columns.at(column, line);
      }
    }
    return new Plane(height, width, samples);
  }
}
