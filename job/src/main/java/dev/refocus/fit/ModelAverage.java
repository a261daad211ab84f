package dev.refocus.fit;

import dev.refocus.decode.Image;

/**
 * The mean of two restorations, each weighed with the chance that its model holds: what minimises
 * the expected square error if it is not known which one does (Hoeting et al. 1999, "Bayesian model
 * averaging").
 *
 * <p>The errors of a restoration with a kernel that is not quite right and those of bicubic
 * interpolation are nearly independent, so that the mean is often better than either.
 */
final class ModelAverage {
  private ModelAverage() {}

  /**
   * {@code chance * first + (1 - chance) * second}.
   *
   * @param first {@code (c, h, w)}
   * @param second {@code (c, h, w)}
   * @param chance of the first model, in [0, 1]
   */
  static Image of(Image first, Image second, double chance) {
    float[] mean = new float[first.samples().length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (chance * first.samples()[i] + (1 - chance) * second.samples()[i]);
    }
    return new Image(first.channels(), first.height(), first.width(), mean);
  }
}
