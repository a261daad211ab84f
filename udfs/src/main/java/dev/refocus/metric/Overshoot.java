package dev.refocus.metric;

import java.util.Locale;

/**
 * How much of an enlarged image lies beyond what the LR image shows nearby: haloes along edges and
 * invented contrast. It needs no truth; a right restoration has some, where detail was averaged
 * away.
 */
public final class Overshoot {
  /** What counts lies beyond by more than so many 8-bit levels. */
  public static final int LEVELS = 8;

  /** LR samples in each direction: a neighbourhood of 5 x 5. */
  private static final int REACH = 2;

  /** Samples are rounded to float32. */
  private static final double ROUNDING = 1e-3;

  private Overshoot() {}

  /** Smallest and largest LR sample near a place. */
  private record Range(float low, float high) {}

  /**
   * Share of HR samples, 0 to 1, that lie outside the range of the 5 x 5 LR samples around their
   * own by more than {@value #LEVELS}/255. HR sample {@code p} belongs to LR sample {@code floor(p
   * / s)}; neighbourhoods are cut off at the edges.
   *
   * @param hr {@code (s h, s w)} in [0, 1]
   * @param lr {@code (h, w)} in [0, 1]
   * @param margin HR samples along each side that are not judged
   */
  public static double share(Plane hr, Plane lr, int scale, int margin) {
    requireScaled(hr, lr, scale);
    hr.requireInside(margin, 1);
    long outside = 0;
    for (int row = 0; row < lr.height(); row++) {
      for (int column = 0; column < lr.width(); column++) {
        outside += outside(hr, range(lr, row, column), scale, margin, row, column);
      }
    }
    return outside / ((hr.height() - 2.0 * margin) * (hr.width() - 2.0 * margin));
  }

  private static void requireScaled(Plane hr, Plane lr, int scale) {
    if (hr.height() != scale * lr.height() || hr.width() != scale * lr.width()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "HR image of %d x %d and LR image of %d x %d (height x width): must be %d times as large",
              hr.height(),
              hr.width(),
              lr.height(),
              lr.width(),
              scale));
    }
  }

  private static Range range(Plane lr, int row, int column) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    int bottom = Math.min(row + REACH, lr.height() - 1);
    int right = Math.min(column + REACH, lr.width() - 1);
    for (int i = Math.max(row - REACH, 0); i <= bottom; i++) {
      for (int j = Math.max(column - REACH, 0); j <= right; j++) {
        float sample = lr.samples()[i * lr.width() + j];
        low = Math.min(low, sample);
        high = Math.max(high, sample);
      }
    }
    return new Range(low, high);
  }

  /** Of the block of HR samples that belong to one LR sample. */
  private static int outside(
      Plane hr, Range range, int scale, int margin, int lrRow, int lrColumn) {
    int outside = 0;
    int bottom = Math.min(scale * (lrRow + 1), hr.height() - margin);
    int right = Math.min(scale * (lrColumn + 1), hr.width() - margin);
    for (int i = Math.max(scale * lrRow, margin); i < bottom; i++) {
      for (int j = Math.max(scale * lrColumn, margin); j < right; j++) {
        double sample = hr.samples()[i * hr.width() + j];
        double beyond = Math.max(range.low - sample, sample - range.high);
        outside += 255 * beyond > LEVELS + ROUNDING ? 1 : 0;
      }
    }
    return outside;
  }
}
