package dev.refocus.fit.reverse;

/**
 * Falling noise levels of the reverse diffusion, and how far it trusts the LR image.
 *
 * @param levels standard deviations of the denoising steps, from the first to the last, in units of
 *     [0, 1]
 */
public record NoiseSchedule(double[] levels) {
  /**
   * Standard deviation of what the prior does not know of the LR image, in units of [0, 1]: at
   * 2/255 and at 5/255 of noise it gives the trust with which six images came out best.
   */
  private static final double PRIOR_ERROR = 0.13;

  /** {@code count} levels from {@code first} to {@code last} with a constant ratio. */
  public static NoiseSchedule geometric(double first, double last, int count) {
    double[] levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] = first * Math.pow(last / first, i / (double) (count - 1));
    }
    return new NoiseSchedule(levels);
  }

  /**
   * What the data step weighs the prior with, at every level: a ratio of variances.
   *
   * @param misfit what the kernel does not explain of an LR image without noise, as a ratio of
   *     variances
   * @param lrNoise standard deviation of the noise in the LR image, in units of [0, 1]
   */
  public static double alpha(double misfit, double lrNoise) {
    double ratio = lrNoise / PRIOR_ERROR;
    return misfit + ratio * ratio;
  }
}
