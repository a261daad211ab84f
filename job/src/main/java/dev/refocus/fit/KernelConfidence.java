package dev.refocus.fit;

import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;

/**
 * The chance that the image restored with a kernel is nearer to the truth than bicubic
 * interpolation, in [0, 1]: a logistic regression on restorations whose truth is known.
 *
 * <p>It rises with the agreement of the kernel's estimates, with the LR pixels that they had to see
 * it in, and with its width in HR pixels: the blur of the enlargement, in which estimates begin, is
 * as wide as a narrow kernel itself, and where LR pixels alias bicubic interpolation is as good.
 */
final class KernelConfidence {
  private static final double CONSTANT = -1.36;
  private static final double DISAGREEMENT = -1.01;
  private static final double PIXELS = 0.36;
  private static final double WIDTH = 1.77;

  /** HR pixels beyond which a kernel's width no longer counts. */
  private static final double WIDE = 5;

  private static final double WIDTH_UNIT = 4;

  /** Below it agreement is rounding. */
  private static final double LEAST_DISAGREEMENT = 1e-3;

  private KernelConfidence() {}

  static double of(KernelEstimate estimate) {
    double disagreement = Math.max(1 - estimate.agreement(), LEAST_DISAGREEMENT);
    double logit =
        CONSTANT
            + DISAGREEMENT * Math.log(disagreement)
            + PIXELS * Math.log(estimate.lrPixels() / 1e4)
            + WIDTH * Math.log(Math.min(spread(estimate.kernel()), WIDE) / WIDTH_UNIT);
    return 1 / (1 + Math.exp(-logit));
  }

  /** Root of the mean squared distance from the centre of mass, in HR pixels. */
  private static double spread(Kernel kernel) {
    int size = kernel.size();
    double centerRow = kernel.centerRow();
    double centerColumn = kernel.centerColumn();
    double sum = 0;
    for (int i = 0; i < kernel.weights().length; i++) {
      double down = Math.floorDiv(i, size) - centerRow;
      double right = i % size - centerColumn;
      sum += kernel.weights()[i] * (down * down + right * right);
    }
    return Math.sqrt(sum);
  }
}
