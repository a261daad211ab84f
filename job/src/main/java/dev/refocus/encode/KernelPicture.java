package dev.refocus.encode;

import dev.refocus.fit.model.Kernel;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** A kernel as a grey picture: its largest weight is white, 0 is black. */
public final class KernelPicture {
  private KernelPicture() {}

  /**
   * Weights as squares of whole pixels, the kernel's centre in the middle.
   *
   * @param grid weights along a side that the picture has room for, at least {@code kernel.size()}
   * @param side of the picture in pixels, at least {@code grid}
   */
  public static BufferedImage of(Kernel kernel, int grid, int side) {
    if (grid < kernel.size() || side < grid) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "picture of %d px with %d x %d squares: must hold a kernel of %d x %d",
              side,
              grid,
              grid,
              kernel.size(),
              kernel.size()));
    }
    int square = side / grid;
    int margin = (side - square * kernel.size()) / 2;
    float largest = largest(kernel);
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < kernel.size() * square; row++) {
      for (int column = 0; column < kernel.size() * square; column++) {
        float weight = kernel.weights()[row / square * kernel.size() + column / square];
        int grey = Math.round(255 * weight / largest);
        picture.setRGB(margin + column, margin + row, grey << 16 | grey << 8 | grey);
      }
    }
    return picture;
  }

  private static float largest(Kernel kernel) {
    float largest = 0;
    for (float weight : kernel.weights()) {
      largest = Math.max(largest, weight);
    }
    return largest;
  }
}
