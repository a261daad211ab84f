package dev.refocus.fit.reverse;

/**
 * Falling noise levels in units of [0, 1].
 *
 * @param levels standard deviations, from the first to the last
 * @param lrNoise standard deviation of the noise in the LR image
 */
public record NoiseSchedule(double[] levels, double lrNoise) {
  /** {@code count} levels from {@code first} to {@code last} with a constant ratio. */
  public static NoiseSchedule geometric(double first, double last, int count, double lrNoise) {
    double[] levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] = first * Math.pow(last / first, i / (double) (count - 1));
    }
    return new NoiseSchedule(levels, lrNoise);
  }

  /** The lowest level. */
  double last() {
    return levels[levels.length - 1];
  }

  /** What the data step weighs the prior with at level {@code sigma}: a ratio of variances. */
  public double alpha(double sigma) {
    return lrNoise * lrNoise / (sigma * sigma);
  }
}
