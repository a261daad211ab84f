package dev.refocus.metric;

/**
 * The last rows of two images, filtered along the rows, and the SSIM along their middle row. The
 * window is separable: five moments are filtered along the rows once and along the columns once.
 */
final class SsimBand {
  private static final double LUMINANCE = 0.01 * 0.01;
  private static final double CONTRAST = 0.03 * 0.03;

  private final double[] weights;
  private final int positions;

  /** Per row of the band: the local means of a, b, a a, b b and a b, one after another. */
  private final double[][] rows;

  private int pushed;

  SsimBand(double[] weights, int positions) {
    this.weights = weights;
    this.positions = positions;
    this.rows = new double[weights.length][5 * positions];
  }

  /** Replaces the oldest row by the one that begins at {@code a[ofA]} and {@code b[ofB]}. */
  void push(float[] a, int ofA, float[] b, int ofB) {
    double[] row = rows[pushed % rows.length];
    pushed++;
    for (int i = 0; i < positions; i++) {
      double meanA = 0;
      double meanB = 0;
      double squareA = 0;
      double squareB = 0;
      double product = 0;
      for (int j = 0; j < weights.length; j++) {
        double sampleA = a[ofA + i + j];
        double sampleB = b[ofB + i + j];
        meanA += weights[j] * sampleA;
        meanB += weights[j] * sampleB;
        squareA += weights[j] * sampleA * sampleA;
        squareB += weights[j] * sampleB * sampleB;
        product += weights[j] * sampleA * sampleB;
      }
      row[i] = meanA;
      row[positions + i] = meanB;
      row[2 * positions + i] = squareA;
      row[3 * positions + i] = squareB;
      row[4 * positions + i] = product;
    }
  }

  /** Sum of SSIM over the positions, once as many rows were pushed as the window is high. */
  double sum() {
    double[] moments = new double[5 * positions];
    for (int j = 0; j < weights.length; j++) {
      double[] row = rows[(pushed + j) % rows.length];
      for (int i = 0; i < moments.length; i++) {
        moments[i] += weights[j] * row[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < positions; i++) {
      sum += similarity(moments, i);
    }
    return sum;
  }

  private double similarity(double[] moments, int i) {
    double meanA = moments[i];
    double meanB = moments[positions + i];
    double varianceA = moments[2 * positions + i] - meanA * meanA;
    double varianceB = moments[3 * positions + i] - meanB * meanB;
    double covariance = moments[4 * positions + i] - meanA * meanB;
    double luminance =
        (2 * meanA * meanB + LUMINANCE) / (meanA * meanA + meanB * meanB + LUMINANCE);
    return luminance * (2 * covariance + CONTRAST) / (varianceA + varianceB + CONTRAST);
  }
}
