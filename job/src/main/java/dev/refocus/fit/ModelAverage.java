package dev.refocus.fit;

import dev.refocus.decode.Image;

/**
 * The mean of two restorations under the chance that the first one's model holds: what lowers the
 * expected square error if that is not known (Hoeting et al. 1999, "Bayesian model averaging").
 *
 * <p>The errors of a restoration with a kernel that is not quite right and those of bicubic
 * interpolation are nearly independent, so that the mean is often better than either.
 */
final class ModelAverage {
  private ModelAverage() {}

  /** Share of the squared residual that a second kernel has to remove to count at all. */
  private static final double LEAST_EXPLAINED = 0.5;

  private static final double NEARLY_ALL = 0.95;

  /** A wrong model is further from the truth than a right one is near: more caution than 1. */
  private static final double CAUTION = 1.5;

  /**
   * {@code w * first + (1 - w) * second} with {@code w = chance^1.5}.
   *
   * @param first {@code (c, h, w)}
   * @param second {@code (c, h, w)}
   * @param chance of the first model, in [0, 1]
   */
  static Image of(Image first, Image second, double chance) {
    return weighted(first, second, Math.pow(chance, CAUTION));
  }

  /**
   * What a second kernel weighs beside a first one: the share of the first one's squared residual
   * that it removes, in [0, 1]. Less than half may be noise and texture that it fits, and counts
   * nothing; what is next to all counts all.
   *
   * @param gainDb residual under the second kernel less that under the first, in dB
   */
  static double explained(double gainDb) {
    double share = 1 - Math.pow(10, -gainDb / 10);
    return share < LEAST_EXPLAINED ? 0 : share > NEARLY_ALL ? 1 : share;
  }

  /** {@code weight * first + (1 - weight) * second}. */
  static Image weighted(Image first, Image second, double weight) {
    float[] mean = new float[first.samples().length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (weight * first.samples()[i] + (1 - weight) * second.samples()[i]);
    }
    return new Image(first.channels(), first.height(), first.width(), mean);
  }
}
