package dev.refocus.plan;

import dev.refocus.config.FitConfig;
import java.io.Serializable;
import java.util.Comparator;

/**
 * What an image's time and memory depend on.
 *
 * @param pixels LR pixels
 * @param scale to restore at
 * @param factor HR pixels of the result per LR pixel along a side, at most {@code scale}
 */
public record PlannedSize(long pixels, int scale, double factor)
    implements Comparable<PlannedSize>, Serializable {
  private static final Comparator<PlannedSize> ORDER =
      Comparator.comparingDouble(PlannedSize::restoredPixels)
          .thenComparing(PlannedSize::pixels)
          .thenComparing(PlannedSize::factor);

  /**
   * Of an image whose factor is known.
   *
   * @param pixels LR pixels
   */
  public static PlannedSize of(long pixels, FitConfig own) {
    return new PlannedSize(pixels, own.scale(), own.enlargement().factor());
  }

  /** HR pixels before they are reduced. */
  double restoredPixels() {
    return (double) scale * scale * pixels;
  }

  /** HR pixels of the result. */
  double hrPixels() {
    return factor * factor * pixels;
  }

  @Override
  public int compareTo(PlannedSize other) {
    return ORDER.compare(this, other);
  }
}
