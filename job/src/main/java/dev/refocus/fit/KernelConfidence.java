package dev.refocus.fit;

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

  /** By scale: shares of winners in the tuning halves of the real sets, 2026-11-28. */
  private static final double[] NAMED = {0, 0, 0.92, 0.91, 0.85};

  private KernelConfidence() {}

  /** Of a kernel of the bank: neither exam nor distance told winners from losers in these. */
  static double ofNamed(int scale) {
    return NAMED[scale];
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
