package dev.refocus.fit.blend;

import dev.refocus.config.Look;

/**
 * What a {@link Look} means in numbers. Means of models and interpolation beside them buy decibels
 * with sharpness; each look takes another part of that bargain.
 *
 * @param networkShare of the trained network beside the mixture, where both restore, in [0, 1]
 * @param leastShapeNoise standard deviation that the network is told at least under a shape, in
 *     units of [0, 1]: the less, the less it smooths
 * @param interpolated share that is kept of the interpolation beside an image under a shape, [0, 1]
 * @param fine factor on what reverse diffusion or a network adds beyond the LR grid under a kernel
 *     of the bank, at least 1
 * @param lastRound whether the last round is the image, not the mean of all
 */
public record Sharpness(
    double networkShare,
    double leastShapeNoise,
    double interpolated,
    double fine,
    boolean lastRound) {

  /** The numbers of a look. */
  public static Sharpness of(Look look) {
    return switch (look) {
      case FAITHFUL -> new Sharpness(0.6, 8 / 255.0, 1, 1, false);
      case BALANCED -> new Sharpness(0.7, 6 / 255.0, 0.6, 1.15, false);
      case CRISP -> new Sharpness(0.8, 4 / 255.0, 0.2, 1.3, true);
    };
  }
}
