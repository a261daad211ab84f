package dev.refocus.fit;

import dev.refocus.image.Image;

/**
 * A part of an LR image.
 *
 * @param top row of its first pixel
 * @param left column of its first pixel
 * @param height in LR pixels
 * @param width in LR pixels
 */
public record LrPart(int top, int left, int height, int width) {
  /**
   * The part of at most {@code side x side} pixels whose middle is next to a pixel.
   *
   * @param row of the pixel
   * @param column of the pixel
   */
  public static LrPart around(Image lr, int row, int column, int side) {
    int height = Math.min(side, lr.height());
    int width = Math.min(side, lr.width());
    return new LrPart(
        first(row - height / 2, lr.height() - height),
        first(column - width / 2, lr.width() - width),
        height,
        width);
  }

  private static int first(int wanted, int last) {
    return Math.min(Math.max(wanted, 0), last);
  }

  /** The same part with its first pixel so many rows and columns further. */
  LrPart moved(int rows, int columns) {
    return new LrPart(top + rows, left + columns, height, width);
  }

  /** The pixels. */
  public Image of(Image lr) {
    return lr.part(top, left, height, width);
  }
}
