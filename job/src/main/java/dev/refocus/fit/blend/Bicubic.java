package dev.refocus.fit.blend;

import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.Resampling;
import dev.refocus.image.Image;

/**
 * Bicubic enlargement (Keys, a = -1/2), as PIL and MATLAB do it: a baseline, and the image when no
 * kernel is found.
 */
public final class Bicubic {
  private Bicubic() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], on the CPU. */
  public static Image enlarge(Image image, int scale) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return enlarge(manager, image, scale);
    }
  }

  /** {@code (c, h, w)} to {@code (c, height, width)} in [0, 1], neither side shorter. */
  public static Image enlarge(Image image, int height, int width) {
    int scale = width / image.width();
    boolean whole = width == scale * image.width() && height == scale * image.height();
    return whole ? enlarge(image, scale) : Resized.of(image, height, width);
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], where {@code manager}'s arrays live. */
  public static Image enlarge(NDManager manager, Image image, int scale) {
    return Interpolation.enlarge(manager, image, scale, Resampling.Filter.CUBIC);
  }
}
