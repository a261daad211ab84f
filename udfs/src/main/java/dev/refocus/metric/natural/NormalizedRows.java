package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;

/**
 * Mean-subtracted, contrast-normalised samples, row by row: {@code (x - mean) / (deviation +
 * stabilizer)} with local mean and deviation under a Gaussian window of 7 x 7 samples and standard
 * deviation 7/6; beyond the edge stands the edge's sample (Mittal, Moorthy, Bovik, "No-reference
 * image quality assessment in the spatial domain", IEEE TIP 2012, equations 1 to 3).
 *
 * <p>The window is separable: means and squares are filtered along the rows once, in a band of 7
 * rows, so that memory grows with the width.
 */
final class NormalizedRows {
  private static final int RADIUS = 3;
  private static final double[] WINDOW = window(7.0 / 6);

  private final Plane plane;
  private final double factor;
  private final double stabilizer;
  private final double[][] means;
  private final double[][] squares;
  private final double[] padded;
  private int filtered;
  private int next;

  /**
   * @param factor to which a sample of 1 is lifted first
   * @param stabilizer in lifted samples
   */
  NormalizedRows(Plane plane, double factor, double stabilizer) {
    this.plane = plane;
    this.factor = factor;
    this.stabilizer = stabilizer;
    this.means = new double[WINDOW.length][plane.width()];
    this.squares = new double[WINDOW.length][plane.width()];
    this.padded = new double[plane.width() + 2 * RADIUS];
  }

  /** The next row, from the first on; at most as many as the plane has. */
  double[] next() {
    while (filtered < Math.min(next + RADIUS + 1, plane.height())) {
      filter(filtered++);
    }
    double[] row = new double[plane.width()];
    for (int column = 0; column < row.length; column++) {
      double mean = 0;
      double square = 0;
      for (int i = -RADIUS; i <= RADIUS; i++) {
        int at = Math.max(0, Math.min(plane.height() - 1, next + i)) % WINDOW.length;
        mean += WINDOW[RADIUS + i] * means[at][column];
        square += WINDOW[RADIUS + i] * squares[at][column];
      }
      double sample = factor * plane.samples()[next * plane.width() + column];
      double deviation = Math.sqrt(Math.abs(square - mean * mean));
      row[column] = (sample - mean) / (deviation + stabilizer);
    }
    next++;
    return row;
  }

  private void filter(int row) {
    int width = plane.width();
    for (int i = 0; i < padded.length; i++) {
      int column = Math.max(0, Math.min(width - 1, i - RADIUS));
      padded[i] = factor * plane.samples()[row * width + column];
    }
    double[] mean = means[row % WINDOW.length];
    double[] square = squares[row % WINDOW.length];
    for (int column = 0; column < width; column++) {
      double sum = 0;
      double sumOfSquares = 0;
      for (int i = 0; i < WINDOW.length; i++) {
        double weighted = WINDOW[i] * padded[column + i];
        sum += weighted;
        sumOfSquares += weighted * padded[column + i];
      }
      mean[column] = sum;
      square[column] = sumOfSquares;
    }
  }

  private static double[] window(double deviation) {
    double[] weights = new double[2 * RADIUS + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(-(i - RADIUS) * (i - RADIUS) / (2 * deviation * deviation));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
