package dev.refocus.fit.verdict;

import dev.refocus.fit.file.Grain;
import dev.refocus.fit.kernel.KernelEstimate;

/**
 * The chance that the image restored with a kernel is nearer to the truth than interpolation, in
 * [0, 1], from restorations whose truth is known: of blind estimates a logistic regression, of the
 * bank's kernels a share.
 *
 * <p>The regression rises with the agreement of the kernel's estimates and with the LR pixels that
 * they had to see it in: what few pixels agree on may be chance.
 */
final class KernelConfidence {
  private static final double CONSTANT = -0.63;
  private static final double DISAGREEMENT = -0.91;
  private static final double PIXELS = 0.52;

  /** Below it agreement is rounding. */
  private static final double LEAST_DISAGREEMENT = 1e-3;

  /** Shares of winners on tuning truths: 182 of 184, and 23 of 26 wider ones. */
  private static final double NARROW = 0.98;

  private static final double WIDE = 0.88;
  private static final double LEAST_WIDE = 0.48;

  /**
   * What it takes away, times the variance of the chance, that it is unsure who wrote a JPEG: of 31
   * such tuning truths 30 gained.
   */
  private static final double UNSURE_WHO_WROTE = 0.2;

  /**
   * Share of the doubt that is left of a shape for which there is enough evidence: the agreement of
   * its estimates alone says .83 where 12 of 12 tuning truths gained.
   */
  private static final double DOUBT_LEFT = 0.4;

  private KernelConfidence() {}

  /**
   * Of a kernel of the bank: neither exam nor distance told winners from losers.
   *
   * @param width of the kernel in LR pixels
   * @param camera chance that a camera wrote the file, see {@link Grain}
   */
  static double ofNamed(double width, double camera) {
    return (width < LEAST_WIDE ? NARROW : WIDE) - UNSURE_WHO_WROTE * camera * (1 - camera);
  }

  /**
   * Of a shape that is believed.
   *
   * @param agreed what {@link #of} says of the estimate
   */
  static double ofShape(double agreed) {
    return 1 - DOUBT_LEFT * (1 - agreed);
  }

  /** Of a blind estimate. */
  static double of(KernelEstimate estimate) {
    double disagreement = Math.max(1 - estimate.agreement(), LEAST_DISAGREEMENT);
    double logit =
        CONSTANT
            + DISAGREEMENT * Math.log(disagreement)
            + PIXELS * Math.log(estimate.lrPixels() / 1e4);
    return 1 / (1 + Math.exp(-logit));
  }
}
