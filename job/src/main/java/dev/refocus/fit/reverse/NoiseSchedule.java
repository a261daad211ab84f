package dev.refocus.fit.reverse;

/**
 * Falling noise levels of the reverse diffusion, and how far each trusts the LR image.
 *
 * @param levels standard deviations of the denoising steps, from the first to the last, in units of
 *     [0, 1]
 */
public record NoiseSchedule(double[] levels) {
  /**
   * Standard deviation of what the prior does not know of the LR image, over that of the level: at
   * a level the image is known better than at those before, and the LR image's noise weighs more.
   */
  private static final double PRIOR_ERROR = 1.44;

  /** {@code count} levels from {@code first} to {@code last} with a constant ratio. */
  public static NoiseSchedule geometric(double first, double last, int count) {
    double[] levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] = first * Math.pow(last / first, i / (double) (count - 1));
    }
    return new NoiseSchedule(levels);
  }

  /**
   * What the data step weighs the prior with: a ratio of variances.
   *
   * @param misfit what the kernel does not explain of an LR image without noise, as a ratio of
   *     variances
   * @param lrNoise standard deviation of the noise in the LR image, in units of [0, 1]
   * @param level standard deviation of the denoising step, in units of [0, 1]
   */
  public static double alpha(double misfit, double lrNoise, double level) {
    double ratio = lrNoise / (PRIOR_ERROR * level);
    return misfit + ratio * ratio;
  }

  /** The last level. */
  double last() {
    return levels[levels.length - 1];
  }
}
