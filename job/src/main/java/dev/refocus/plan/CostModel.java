package dev.refocus.plan;

import dev.refocus.config.Profile;

/**
 * Seconds that one image takes on one core, from its decoding to its row: a part for every image, a
 * part for the kernel, which is looked for in at most {@link #KERNEL_PIXELS}, and a part for every
 * HR pixel. The numbers are fitted to those of {@code MeasureCost} in {@code job/BENCHMARKS.md};
 * they hold for one machine, and a {@link Calibration} corrects them for another.
 */
public final class CostModel {
  /** LR pixels beyond which the kernel takes no longer. */
  static final double KERNEL_PIXELS = 192 * 192;

  /** {@code neural} after {@code balanced}, of which it takes so many times the seconds. */
  private static final double NEURAL = 5.2;

  /** The optimiser's steps of {@code paper}, over those of {@code neural}. */
  private static final double PAPER = 574;

  /**
   * @param fixed seconds of every image
   * @param kernel seconds for {@link #KERNEL_PIXELS}
   * @param image seconds for a million HR pixels
   */
  private record Parts(double fixed, double kernel, double image) {
    double seconds(int scale, double pixels) {
      return fixed
          + kernel * Math.min(pixels / KERNEL_PIXELS, 1)
          + image * scale * scale * pixels / 1e6;
    }
  }

  private static final Parts FAST = new Parts(2.3, 2, 12);
  private static final Parts BALANCED = new Parts(3, 7, 30);
  private static final Parts SOLVER = new Parts(2, 5, 34);

  /** With a network of Real-ESRGAN's size; a smaller one takes less. */
  private static final Parts NETWORK = new Parts(2, 5, 95);

  private CostModel() {}

  /**
   * Seconds of one image.
   *
   * @param scale HR pixels per LR pixel along a side
   * @param pixels LR pixels
   * @param budget share of the optimiser's steps of a profile that trains networks
   */
  public static double seconds(Profile profile, int scale, double pixels, double budget) {
    double balanced = BALANCED.seconds(scale, pixels);
    return switch (profile) {
      case FAST -> FAST.seconds(scale, pixels);
      case BALANCED -> balanced;
      case SOLVER -> SOLVER.seconds(scale, pixels);
      case NETWORK -> NETWORK.seconds(scale, pixels);
      case NEURAL -> balanced * (1 + NEURAL * budget);
      case PAPER -> balanced * NEURAL * PAPER * budget;
    };
  }
}
