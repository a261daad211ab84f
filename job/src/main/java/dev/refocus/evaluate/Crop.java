package dev.refocus.evaluate;

import dev.refocus.image.Image;

/** Parts of images. */
public final class Crop {
  private Crop() {}

  /** {@code (c, height, width)} from row {@code top} and column {@code left} on. */
  public static Image of(Image image, int top, int left, int height, int width) {
    return image.part(top, left, height, width);
  }
}
