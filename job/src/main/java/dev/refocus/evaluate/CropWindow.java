package dev.refocus.evaluate;

import dev.refocus.image.Image;
import java.io.Serializable;

/**
 * The part of an HR image that is used.
 *
 * @param height HR pixels; an image that is lower is used in full
 * @param width HR pixels; an image that is narrower is used in full
 * @param top HR pixels above it, or {@value #CENTERED}
 * @param left HR pixels to the left of it, or {@value #CENTERED}
 */
public record CropWindow(int height, int width, int top, int left) implements Serializable {
  public static final int CENTERED = -1;

  /** The window of {@code image}, or as much of it as lies in the image. */
  Image apply(Image image) {
    int rows = Math.min(height, image.height());
    int columns = Math.min(width, image.width());
    int row = top == CENTERED ? (image.height() - rows) / 2 : Math.min(top, image.height() - rows);
    int column =
        left == CENTERED ? (image.width() - columns) / 2 : Math.min(left, image.width() - columns);
    return Crop.of(image, row, column, rows, columns);
  }
}
