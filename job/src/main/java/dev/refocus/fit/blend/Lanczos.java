package dev.refocus.fit.blend;

import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.Resampling;
import dev.refocus.image.Image;

/**
 * Enlargement by Lanczos' filter of three lobes, as PIL does it: a sharper baseline than {@link
 * Bicubic}, with more ringing.
 */
public final class Lanczos {
  private Lanczos() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], on the CPU. */
  public static Image enlarge(Image image, int scale) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return Interpolation.enlarge(manager, image, scale, Resampling.Filter.LANCZOS);
    }
  }
}
