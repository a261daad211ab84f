package dev.refocus.fit.blend;

import dev.refocus.image.Image;

/**
 * Means of restorations under different models: nearer to the truth than either as far as their
 * errors are independent (Hoeting et al. 1999, "Bayesian model averaging").
 */
public final class ModelAverage {
  private ModelAverage() {}

  /** Share of the squared residual that a second kernel has to remove to count at all. */
  private static final double LEAST_EXPLAINED = 0.5;

  private static final double NEARLY_ALL = 0.95;

  /**
   * What a second kernel weighs beside a first one: the share of the first one's squared residual
   * that it removes, in [0, 1]. Less than half may be noise and texture that it fits, and counts
   * nothing; what is next to all counts all.
   *
   * @param gainDb residual under the second kernel less that under the first, in dB
   */
  public static double explained(double gainDb) {
    double share = 1 - Math.pow(10, -gainDb / 10);
    return share < LEAST_EXPLAINED ? 0 : share > NEARLY_ALL ? 1 : share;
  }

  /** {@code weight * first + (1 - weight) * second}. */
  public static Image weighted(Image first, Image second, double weight) {
    float[] mean = new float[first.samples().length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (weight * first.samples()[i] + (1 - weight) * second.samples()[i]);
    }
    return new Image(first.channels(), first.height(), first.width(), mean);
  }
}
