package dev.refocus.fit.model;

/**
 * A Laplacian variable of which only the multiple of a step is known that it was rounded to.
 *
 * @param zeros how often it was rounded to zero
 * @param others how often to anything else
 * @param sum of the absolute multiples, at least {@code others}
 */
record QuantizedLaplacian(long zeros, long others, long sum) {
  /** The variance of a uniform variable of width 1. */
  static final double UNIFORM = 1.0 / 12;

  /** Beyond it the density is flat within a step, and the closed form loses its digits. */
  private static final double FLAT = 0.9;

  /**
   * The share of its absolute values that exceed half a step, {@code s = exp(-q / 2 b)}. With
   * {@code P(0) = 1 - s} and {@code P(|m|) = s^(2 |m| - 1) (1 - s^2)} the maximum of the likelihood
   * is the root of {@code (n + 2 sum) s^2 + zeros s - (2 sum - others) = 0}.
   */
  double exceedance() {
    double square = zeros + others + 2.0 * sum;
    double root = Math.sqrt(1.0 * zeros * zeros + 4 * square * (2.0 * sum - others));
    return (root - zeros) / (2 * square);
  }

  /** The expected square, in steps, of what was rounded to zero: 0 to 1/12. */
  double squareOfZeros() {
    double exceedance = exceedance();
    if (exceedance <= 0 || exceedance > FLAT) {
      return exceedance > 0 ? UNIFORM : 0;
    }
    double scale = -0.5 / Math.log(exceedance);
    double all = 2 * scale * scale;
    double within = (all - exceedance * (0.25 + scale + all)) / (1 - exceedance);
    return Math.min(within, UNIFORM);
  }

  /** The expected square, in steps, of the rounding errors of all. */
  double squareOfErrors() {
    return (zeros * squareOfZeros() + others * UNIFORM) / (zeros + others);
  }
}
