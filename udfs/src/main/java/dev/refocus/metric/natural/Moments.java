package dev.refocus.metric.natural;

/** Sums over samples that an {@link AsymmetricGaussian} is fitted to. */
final class Moments {
  /**
   * Samples nearer to 0 are 0: in a flat part of an image only rounding tells them from it, and
   * their number would change the spread of a side.
   */
  private static final double ZERO = 1e-9;

  private long count;
  private long left;
  private long right;
  private double leftSquares;
  private double rightSquares;
  private double magnitudes;

  void add(double sample) {
    count++;
    if (sample > ZERO) {
      right++;
      rightSquares += sample * sample;
      magnitudes += sample;
    } else if (sample < -ZERO) {
      left++;
      leftSquares += sample * sample;
      magnitudes -= sample;
    }
  }

  /** Root of the mean square of the negative samples; NaN if there are none. */
  double leftSpread() {
    return Math.sqrt(leftSquares / left);
  }

  /** Root of the mean square of the positive samples; NaN if there are none. */
  double rightSpread() {
    return Math.sqrt(rightSquares / right);
  }

  /** Squared mean magnitude over mean square of all samples; NaN if all are 0. */
  double peakedness() {
    double magnitude = magnitudes / count;
    return magnitude * magnitude / ((leftSquares + rightSquares) / count);
  }
}
