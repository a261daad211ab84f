package dev.refocus.fit;

import dev.refocus.config.Enlargement;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.blend.Resized;

/** What was restored at a whole scale, at the size that was asked for. */
final class Reduction {
  /** Width in LR pixels up to which a kernel is no blur at the image's own size. */
  private static final double NARROW = 0.33;

  private Reduction() {}

  /**
   * The restoration with smaller pictures. Kernel and residual remain those of the whole scale.
   *
   * @param whole restoration of {@code lr} at the enlargement's scale
   */
  static Restoration of(Restoration whole, DecodedImage lr, Enlargement enlargement) {
    if (enlargement.isWhole()) {
      return whole;
    }
    int height = enlargement.side(lr.color().height());
    int width = enlargement.side(lr.color().width());
    boolean plain = isSharp(whole, enlargement);
    return whole.withPixels(
        Resized.of(plain ? lr.color() : whole.hr(), height, width),
        (plain ? lr.alpha() : whole.alpha()).map(alpha -> Resized.of(alpha, height, width)));
  }

  /**
   * Whether the image itself is what the reduction is made of. An image of a narrow kernel of the
   * bank has no blur at its own size: the way to a larger scale and back can but blur or sharpen
   * it.
   */
  private static boolean isSharp(Restoration whole, Enlargement enlargement) {
    KernelHypothesis found = new KernelHypothesis(whole.kernelName(), whole.kernel());
    boolean narrow = found.isOfBank() && found.width(enlargement.scale()) <= NARROW;
    return whole.kernelName().equals(InterpolationKernel.NAME)
        || (enlargement.factor() == 1 && narrow);
  }
}
