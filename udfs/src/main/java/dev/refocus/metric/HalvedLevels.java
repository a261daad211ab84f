package dev.refocus.metric;

/**
 * An image at half its size in 8-bit levels, as measures that stand for a viewer's distance take
 * it: means of 2 x 2 samples. An odd last row or column is left out. Black beyond the edges.
 *
 * @param samples {@code (height, width)}, nominally in [0, 255]
 */
record HalvedLevels(int height, int width, double[] samples) {

  /**
   * @param plane {@code (h, w)} in [0, 1], at least 2 x 2
   */
  static HalvedLevels of(Plane plane) {
    int height = plane.height() / 2;
    int width = plane.width() / 2;
    double[] means = new double[height * width];
    for (int i = 0; i < means.length; i++) {
      int above = 2 * (i / width) * plane.width() + 2 * (i % width);
      int below = above + plane.width();
      double sum = (double) plane.samples()[above] + plane.samples()[above + 1];
      sum += (double) plane.samples()[below] + plane.samples()[below + 1];
      means[i] = sum * 255 / 4;
    }
    return new HalvedLevels(height, width, means);
  }

  double at(int row, int column) {
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? samples[row * width + column] : 0;
  }
}
