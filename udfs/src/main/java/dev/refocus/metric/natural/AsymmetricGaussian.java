package dev.refocus.metric.natural;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * A generalised Gaussian distribution with a spread for each side of 0, fitted by its moments
 * (Lasmar, Stitou, Berthoumieu, "Multiscale skewed heavy tailed model for texture analysis", ICIP
 * 2009), the shape to a thousandth as in the published programs of NIQE and BRISQUE.
 *
 * @param shape 0.2 to 10: 2 is Gaussian, 1 Laplacian; 0.2 if a spread is NaN
 * @param left root of the mean square of the negative samples; NaN if there were none
 * @param right root of the mean square of the positive samples; NaN if there were none
 */
record AsymmetricGaussian(double shape, double left, double right) {
  private static final double LEAST = 0.2;
  private static final double STEP = 0.001;

  /** Peakedness of a symmetric distribution by its shape; rises with it. */
  private static final double[] PEAKEDNESS = peakedness();

  static AsymmetricGaussian fit(Moments moments) {
    double left = moments.leftSpread();
    double right = moments.rightSpread();
    double ratio = left / right;
    double square = ratio * ratio + 1;
    double symmetric =
        moments.peakedness() * (ratio * ratio * ratio + 1) * (ratio + 1) / (square * square);
    return new AsymmetricGaussian(shape(symmetric), left, right);
  }

  /** Scale parameter of the negative side. */
  double leftScale() {
    return left * scale();
  }

  /** Scale parameter of the positive side. */
  double rightScale() {
    return right * scale();
  }

  double mean() {
    double ratio = Math.exp(Gamma.logGamma(2 / shape) - Gamma.logGamma(1 / shape));
    return (rightScale() - leftScale()) * ratio;
  }

  private double scale() {
    return Math.exp((Gamma.logGamma(1 / shape) - Gamma.logGamma(3 / shape)) / 2);
  }

  private static double shape(double peakedness) {
    if (Double.isNaN(peakedness)) {
      return LEAST;
    }
    int found = Arrays.binarySearch(PEAKEDNESS, peakedness);
    int above = Math.min(found < 0 ? -found - 1 : found, PEAKEDNESS.length - 1);
    int below = Math.max(above - 1, 0);
    boolean lower = peakedness - PEAKEDNESS[below] <= PEAKEDNESS[above] - peakedness;
    return LEAST + STEP * (lower ? below : above);
  }

  private static double[] peakedness() {
    double[] values = new double[9801];
    for (int i = 0; i < values.length; i++) {
      double inverse = 1 / (LEAST + STEP * i);
      values[i] =
          Math.exp(
              2 * Gamma.logGamma(2 * inverse)
                  - Gamma.logGamma(inverse)
                  - Gamma.logGamma(3 * inverse));
    }
    return values;
  }
}
