package dev.refocus.fit.reverse;

/**
 * How image and kernel are recovered together.
 *
 * @param firstLevel noise level that the reverse diffusion starts from, T_nd of the paper
 * @param levels that are visited, evenly spaced from the first to 0
 * @param firstIterations steps of the optimiser at the first level
 * @param iterations at each other level
 * @param rate of the optimiser for the U-Net
 * @param kernelRate of the optimiser for the kernel network
 * @param width hidden channels of the U-Net at full size
 * @param depth levels of the U-Net
 * @param warm whether image and kernel are given, and the U-Net only corrects what it is given
 * @param kernelSteps by which the kernel network is fitted to a given kernel first
 * @param window side in HR pixels of what one step sees of the image; a smaller image is seen whole
 * @param batch windows per step
 */
public record JointRecipe(
    int firstLevel,
    int levels,
    int firstIterations,
    int iterations,
    double rate,
    double kernelRate,
    int width,
    int depth,
    boolean warm,
    int kernelSteps,
    int window,
    int batch) {
  /** Larger than any image that is allowed: the paper's steps see all of it. */
  private static final int WHOLE = 1 << 16;

  /**
   * KernelFusion's constants.
   *
   * @param budget share of the published steps, in (0, 1]: its root is the share of the levels and
   *     of the steps at each
   */
  public static JointRecipe published(double budget) {
    double share = Math.sqrt(budget);
    return new JointRecipe(
        200,
        part(201, share),
        part(100, share),
        part(20, share),
        1e-4,
        1e-4,
        32,
        5,
        false,
        0,
        WHOLE,
        1);
  }

  /**
   * Few levels from a given image and kernel.
   *
   * @param budget as for {@link #published}
   */
  public static JointRecipe warm(double budget) {
    double share = Math.sqrt(budget);
    return new JointRecipe(
        60,
        part(8, share),
        part(10, share),
        part(6, share),
        1e-3,
        1e-4,
        16,
        3,
        true,
        part(200, share),
        128,
        2);
  }

  private static int part(int count, double share) {
    return Math.max((int) Math.round(share * count), 1);
  }

  /** The noise level of visit {@code index}, from {@link #firstLevel} to 0. */
  double level(int index) {
    return levels == 1 ? firstLevel : firstLevel * (1 - index / (levels - 1.0));
  }

  int iterations(int index) {
    return index == 0 ? firstIterations : iterations;
  }

  /** Steps of the optimiser over all levels. */
  public int steps() {
    return firstIterations + (levels - 1) * iterations;
  }

  /**
   * The same with other windows.
   *
   * @param side of a window in HR pixels
   */
  public JointRecipe within(int side) {
    return new JointRecipe(
        firstLevel,
        levels,
        firstIterations,
        iterations,
        rate,
        kernelRate,
        width,
        depth,
        warm,
        kernelSteps,
        side,
        batch);
  }
}
