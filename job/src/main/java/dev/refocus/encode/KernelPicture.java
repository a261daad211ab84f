package dev.refocus.encode;

import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;

/** A kernel as a grey picture: its largest weight is white; 0 and negative ones are black. */
public final class KernelPicture {
  private KernelPicture() {}

  /**
   * A PNG without a margin.
   *
   * @param pixelsPerWeight side of the square that shows a weight
   */
  public static byte[] png(Kernel kernel, int pixelsPerWeight) {
    int side = kernel.size() * pixelsPerWeight;
    float largest = largest(kernel);
    float[] samples = new float[side * side];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          brightness(kernel, largest, i / side / pixelsPerWeight, i % side / pixelsPerWeight);
    }
    return PngEncoder.encode(new Image(1, side, side, samples), Optional.empty(), 8);
  }

  /**
   * Weights as squares of whole pixels, the kernel's centre in the middle.
   *
   * @param grid weights along a side that the picture has room for, at least {@code kernel.size()}
   * @param side of the picture in pixels, at least {@code grid}
   */
  public static BufferedImage of(Kernel kernel, int grid, int side) {
    requireRoom(kernel, grid, side);
    int square = side / grid;
    int margin = (side - square * kernel.size()) / 2;
    float largest = largest(kernel);
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < kernel.size() * square; row++) {
      for (int column = 0; column < kernel.size() * square; column++) {
        int grey = Math.round(255 * brightness(kernel, largest, row / square, column / square));
        picture.setRGB(margin + column, margin + row, grey << 16 | grey << 8 | grey);
      }
    }
    return picture;
  }

  private static void requireRoom(Kernel kernel, int grid, int side) {
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
  }

  /** Of a weight, in [0, 1]. */
  private static float brightness(Kernel kernel, float largest, int row, int column) {
    return Math.max(0, kernel.weights()[row * kernel.size() + column] / largest);
  }

  private static float largest(Kernel kernel) {
    float largest = 0;
    for (float weight : kernel.weights()) {
      largest = Math.max(largest, weight);
    }
    return largest;
  }
}
