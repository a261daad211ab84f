package dev.refocus.fit;

/**
 * What speaks for a blind estimate beside the bank's kernels: its width first, since estimates of
 * programs' kernels end at .45 to .65 LR pixels, shapes beyond.
 *
 * <p>Logistic regression of a gain on 250 restorations of tuning truths under shapes and under
 * programs' kernels, weighted by what was at stake.
 *
 * @param logOdds in natural logarithms, up to a constant
 */
record ShapeEvidence(double logOdds) {
  private static final double WIDTH = 6.5;
  private static final double SCALE = 0.62;
  private static final double ACROSS_SCALES = 0.21;
  private static final double TRUST = 1.4;

  /**
   * Bounds of two terms: drawings and screens are like nothing at another scale, whatever kernel
   * they have, and their estimates agree.
   */
  private static final double LEAST_SHAPE = -10;

  private static final double MOST_SHAPE = 6;
  private static final double MOST_TRUST = 2.6;

  private static final double ENOUGH = 0.4;

  /** What a JPEG asks for more: estimates from it are poorer. */
  private static final double JPEG = 1.1;

  /** What a camera's file asks for more: sharpening looks like a shape. */
  private static final double SHARPENED = 4;

  /**
   * @param width of the estimate in LR pixels
   * @param shape see {@link dev.refocus.fit.kernel.KernelChoice}
   * @param confidence see {@link KernelConfidence}
   */
  static ShapeEvidence of(double width, int scale, double shape, double confidence) {
    return new ShapeEvidence(
        WIDTH * Math.log(width)
            + SCALE * (scale - 2)
            + ACROSS_SCALES * Math.min(Math.max(shape, LEAST_SHAPE), MOST_SHAPE)
            + TRUST * Math.min(Math.log(confidence / (1 - confidence)), MOST_TRUST));
  }

  /**
   * @param damage of the image's file
   */
  boolean isEnough(FileDamage damage) {
    double price = (damage.jpeg().isPresent() ? JPEG : 0) + SHARPENED * damage.camera();
    return logOdds - price >= ENOUGH;
  }
}
