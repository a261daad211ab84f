package dev.refocus.fit;

import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.kernel.KernelChoice;
import dev.refocus.fit.kernel.KernelEstimate;

/**
 * The chance that the image restored with a kernel is nearer to the truth than bicubic
 * interpolation, in [0, 1]: a logistic regression on restorations whose truth is known.
 *
 * <p>It rises with the agreement of the kernel's estimates and with the LR pixels that they had to
 * see it in: what few pixels agree on may be chance.
 */
final class KernelConfidence {
  private static final double CONSTANT = -0.63;
  private static final double DISAGREEMENT = -0.91;
  private static final double PIXELS = 0.52;

  /** Below it agreement is rounding. */
  private static final double LEAST_DISAGREEMENT = 1e-3;

  private KernelConfidence() {}

  /** Of a kernel of the bank. */
  static double of(KernelChoice choice, SelfExam exam) {
    return 0.95;
  }

  static double of(KernelEstimate estimate) {
    double disagreement = Math.max(1 - estimate.agreement(), LEAST_DISAGREEMENT);
    double logit =
        CONSTANT
            + DISAGREEMENT * Math.log(disagreement)
            + PIXELS * Math.log(estimate.lrPixels() / 1e4);
    return 1 / (1 + Math.exp(-logit));
  }
}
