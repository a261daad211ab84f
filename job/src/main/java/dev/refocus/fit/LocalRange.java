package dev.refocus.fit;

import dev.refocus.decode.Image;

/**
 * Smallest and largest LR sample near each HR pixel. Opacity has no structure beyond it: what is
 * opaque or transparent all around stays exactly so.
 */
record LocalRange(Image lr, int scale) {
  /** LR pixels in each direction. */
  private static final int REACH = 2;

  /** Limits {@code hr}, {@code (1, s h, s w)}, to the range, in place. */
  Image limit(Image hr) {
    for (int row = 0; row < lr.height(); row++) {
      for (int column = 0; column < lr.width(); column++) {
        limitBlock(hr, row, column);
      }
    }
    return hr;
  }

  private void limitBlock(Image hr, int row, int column) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = Math.max(row - REACH, 0); i <= Math.min(row + REACH, lr.height() - 1); i++) {
      for (int j = Math.max(column - REACH, 0);
          j <= Math.min(column + REACH, lr.width() - 1);
          j++) {
        float sample = lr.samples()[i * lr.width() + j];
        low = Math.min(low, sample);
        high = Math.max(high, sample);
      }
    }
    for (int i = scale * row; i < scale * (row + 1); i++) {
      for (int j = scale * column; j < scale * (column + 1); j++) {
        int at = i * hr.width() + j;
        hr.samples()[at] = Math.min(Math.max(hr.samples()[at], low), high);
      }
    }
  }
}
