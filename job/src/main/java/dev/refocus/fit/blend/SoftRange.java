package dev.refocus.fit.blend;

import dev.refocus.image.Image;

/**
 * Keeps an HR image near the range of the LR pixels around: what a narrow kernel has seen leaves it
 * by little, and halos, pepper and combs by much.
 */
public final class SoftRange {
  /** LR pixels in each direction. */
  static final int REACH = 1;

  /** By how much the range is left at most, in units of [0, 1]. */
  static final double MARGIN = 8 / 255.0;

  private SoftRange() {}

  /**
   * {@code hr} with {@code x} beyond a bound {@code b} moved to {@code b + m tanh((x - b) / m)}.
   *
   * @param hr {@code (c, s h, s w)}
   * @param lr {@code (c, h, w)}
   */
  public static Image limited(Image hr, Image lr, int scale) {
    return limited(hr, lr, scale, Math.max(lr.height(), lr.width()));
  }

  /** The same in the LR pixels along the edges alone: beyond them is nothing that could ring. */
  public static Image limitedAtEdges(Image hr, Image lr, int scale) {
    return limited(hr, lr, scale, 1);
  }

  /**
   * @param depth LR pixels from the edges on that are limited
   */
  private static Image limited(Image hr, Image lr, int scale, int depth) {
    float[] samples = hr.samples().clone();
    for (int i = 0; i < lr.samples().length; i++) {
      int channel = i / lr.area();
      int row = i % lr.area() / lr.width();
      int column = i % lr.width();
      int inward = Math.min(row, lr.height() - 1 - row);
      if (inward < depth || Math.min(column, lr.width() - 1 - column) < depth) {
        limitBlock(samples, hr, lr, scale, channel, row, column);
      }
    }
    return new Image(hr.channels(), hr.height(), hr.width(), samples);
  }

  private static void limitBlock(
      float[] samples, Image hr, Image lr, int scale, int channel, int row, int column) {
    float low = 1;
    float high = 0;
    for (int i = Math.max(row - REACH, 0); i <= Math.min(row + REACH, lr.height() - 1); i++) {
      int line = channel * lr.area() + i * lr.width();
      int last = Math.min(column + REACH, lr.width() - 1);
      for (int j = Math.max(column - REACH, 0); j <= last; j++) {
        low = Math.min(low, lr.samples()[line + j]);
        high = Math.max(high, lr.samples()[line + j]);
      }
    }
    for (int i = 0; i < scale * scale; i++) {
      int line = channel * hr.area() + (scale * row + i / scale) * hr.width();
      int at = line + scale * column + i % scale;
      samples[at] = (float) soft(samples[at], low, high);
    }
  }

  private static double soft(double value, double low, double high) {
    if (value > high) {
      return high + MARGIN * Math.tanh((value - high) / MARGIN);
    }
    return value < low ? low - MARGIN * Math.tanh((low - value) / MARGIN) : value;
  }
}
