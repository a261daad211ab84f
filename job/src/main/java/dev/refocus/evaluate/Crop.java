package dev.refocus.evaluate;

import dev.refocus.decode.Image;

/** Parts of images. */
public final class Crop {
  private Crop() {}

  /** {@code (c, height, width)} from row {@code top} and column {@code left} on. */
  public static Image of(Image image, int top, int left, int height, int width) {
    float[] samples = new float[image.channels() * height * width];
    for (int row = 0; row < image.channels() * height; row++) {
      int channel = row / height;
      int from = (channel * image.height() + top + row % height) * image.width();
      System.arraycopy(image.samples(), from + left, samples, row * width, width);
    }
    return new Image(image.channels(), height, width, samples);
  }
}
