package dev.refocus.metric;

import java.util.Locale;

/**
 * The parts of two images that are compared: without a margin, at a shift.
 *
 * @param image {@code (h - 2 margin, w - 2 margin)}
 * @param reference of the same size
 */
record Judged(Plane image, Plane reference) {

  /**
   * @param a its sample {@code (i + rows, j + columns)} is compared with {@code (i, j)} of {@code
   *     b}
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   * @param side samples that have to be left along either side
   */
  static Judged of(Plane a, Plane b, int margin, int rows, int columns, int side) {
    requireJudgeable(a, b, margin, rows, columns, side);
    return new Judged(part(a, margin, rows, columns), part(b, margin, 0, 0));
  }

  /** Whether the parts lie in their images; parameters as of {@link #of}. */
  static void requireJudgeable(Plane a, Plane b, int margin, int rows, int columns, int side) {
    a.requireSameSize(b);
    b.requireInside(margin, side);
    if (Math.max(Math.abs(rows), Math.abs(columns)) > margin) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shift by (%d, %d): must be within the margin of %d px",
              rows,
              columns,
              margin));
    }
  }

  private static Plane part(Plane plane, int margin, int rows, int columns) {
    int height = plane.height() - 2 * margin;
    int width = plane.width() - 2 * margin;
    float[] samples = new float[height * width];
    for (int row = 0; row < height; row++) {
      int from = (margin + rows + row) * plane.width() + margin + columns;
      System.arraycopy(plane.samples(), from, samples, row * width, width);
    }
    return new Plane(height, width, samples);
  }

  /** {@code value}, unless it is not a number: then a sample was not. */
  static double requireFinite(double value, String measure) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a sample is not finite: %s is undefined".formatted(measure));
    }
    return value;
  }
}
