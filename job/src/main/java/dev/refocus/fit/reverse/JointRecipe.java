package dev.refocus.fit.reverse;

/**
 * How image and kernel are recovered together.
 *
 * @param kernelSteps by which the kernel network is fitted to a given kernel first
 * @param window side in HR pixels of what one step sees of the image; a smaller image is seen whole
 * @param batch windows per step
 */
public record JointRecipe(
    Visits visits, Rates rates, Unet unet, int kernelSteps, int window, int batch) {

  /**
   * The noise levels that the reverse diffusion visits.
   *
   * @param firstLevel that it starts from, T_nd of the paper
   * @param levels evenly spaced from the first to 0
   * @param firstIterations steps of the optimiser at the first level
   * @param iterations at each other level
   */
  public record Visits(int firstLevel, int levels, int firstIterations, int iterations) {}

  /**
   * Of the optimiser.
   *
   * @param image for the U-Net
   * @param kernel for the kernel network
   */
  public record Rates(double image, double kernel) {}

  /**
   * The U-Net.
   *
   * @param width hidden channels at full size
   * @param depth levels
   * @param warm whether image and kernel are given, and it only corrects what it is given
   */
  public record Unet(int width, int depth, boolean warm) {}

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
        new Visits(200, part(201, share), part(100, share), part(20, share)),
        new Rates(1e-4, 1e-4),
        new Unet(32, 5, false),
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
        new Visits(60, part(8, share), part(10, share), part(6, share)),
        new Rates(1e-3, 1e-4),
        new Unet(16, 3, true),
        part(200, share),
        128,
        2);
  }

  private static int part(int count, double share) {
    return Math.max((int) Math.round(share * count), 1);
  }

  /** The noise level of visit {@code index}, from the first to 0. */
  double level(int index) {
    int first = visits.firstLevel();
    return visits.levels() == 1 ? first : first * (1 - index / (visits.levels() - 1.0));
  }

  int iterations(int index) {
    return index == 0 ? visits.firstIterations() : visits.iterations();
  }

  /** Steps of the optimiser over all levels. */
  public int steps() {
    return visits.firstIterations() + (visits.levels() - 1) * visits.iterations();
  }

  /**
   * The same with other windows.
   *
   * @param side of a window in HR pixels
   */
  public JointRecipe within(int side) {
    return new JointRecipe(visits, rates, unet, kernelSteps, side, batch);
  }
}
