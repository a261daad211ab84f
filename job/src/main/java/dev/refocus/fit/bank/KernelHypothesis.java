package dev.refocus.fit.bank;

import dev.refocus.fit.model.Kernel;

/**
 * A kernel that may have made an LR image.
 *
 * @param name what made it, as rows tell it: a program's filter, a Gaussian and its width, or the
 *     blind estimate
 */
public record KernelHypothesis(String name, Kernel kernel) {
  /** The name of blind estimates. */
  public static final String BLIND = "free-form";

  /** The name of a kernel that the user knows. */
  public static final String GIVEN = "given";

  /** The name of a kernel that several images have in common. */
  public static final String SHARED = "shared";

  /** The name of kernels that cameras sharpen after. */
  static final String CAMERA = "camera";

  /** Standard deviation along a side of the square of an LR pixel, in LR pixels. */
  private static final double SQUARE = 1 / Math.sqrt(12);

  /** Whether it is a blind estimate. */
  public boolean isBlind() {
    return name.equals(BLIND);
  }

  /** Whether this image is not asked for it: the user or other images know it. */
  public boolean isKnown() {
    return name.equals(GIVEN) || name.equals(SHARED);
  }

  /** Whether programs or lenses have it: neither blind nor known. */
  public boolean isOfBank() {
    return !isBlind() && !isKnown();
  }

  /** Whether it sharpens: no optics do, and what they do to an image may look like it. */
  public boolean sharpens() {
    return name.startsWith(CAMERA);
  }

  /**
   * Width in LR pixels: the standard deviation along a side of the square or, within 3 %, of the
   * Gaussian with the kernel's energy.
   */
  public double width(int scale) {
    return SQUARE / (scale * Math.sqrt(kernel.energy()));
  }
}
