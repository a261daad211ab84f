package dev.refocus.fit.verdict;

import dev.refocus.fit.file.FileDamage;

/**
 * What speaks for a blind estimate beside the bank's kernels. The bank's are as long as they are
 * wide; estimates of them end at .45 to .65 LR pixels and nearly so, whatever they are, shapes
 * beyond.
 *
 * <p>Logistic regression of a gain on 425 restorations of tuning truths under shapes and under
 * programs' kernels, weighted by what was at stake, where a loss counts twice and photographs that
 * are soft themselves, which any kernel sharpens beyond the truth, three tenths.
 *
 * @param logOdds in natural logarithms, up to a constant
 */
record ShapeEvidence(double logOdds) {
  private static final double WIDTH = 3;
  private static final double ELONGATION = 3.5;
  private static final double SCALE = 0.9;
  private static final double ACROSS_SCALES = 0.3;
  private static final double TRUST = 0.8;

  /** Twice as long as wide: beyond, stripes and grain of the picture itself look like a line. */
  private static final double MOST_ELONGATION = 0.7;

  /**
   * Bounds of two terms: drawings, screens and a zebra's stripes are like nothing at another scale,
   * whatever kernel they have, and their estimates agree.
   */
  private static final double LEAST_SHAPE = -10;

  private static final double MOST_SHAPE = 3;
  private static final double MOST_TRUST = 2.6;

  private static final double ENOUGH = 2.6;

  /** What a JPEG asks for more: estimates from it are poorer. */
  private static final double JPEG = 0.4;

  /** What a camera's file asks for more: sharpening looks like a shape. */
  private static final double SHARPENED = 4;

  /**
   * @param width of the estimate in LR pixels
   * @param elongation see {@link dev.refocus.fit.model.Kernel#elongation}
   * @param shape see {@link dev.refocus.fit.bank.KernelChoice}
   * @param confidence see {@link KernelConfidence}
   */
  static ShapeEvidence of(
      double width, double elongation, int scale, double shape, double confidence) {
    return new ShapeEvidence(
        WIDTH * Math.log(width)
            + ELONGATION * Math.min(Math.log(elongation), MOST_ELONGATION)
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
