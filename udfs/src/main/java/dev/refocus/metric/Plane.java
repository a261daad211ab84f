package dev.refocus.metric;

import java.util.Locale;

/**
 * One channel of an image, usually the luma.
 *
 * <p>The array is shared, not copied: whoever makes a plane gives the array away.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param samples {@code height * width} samples in row order, nominally in [0, 1]
 */
public record Plane(int height, int width, float[] samples) {
  public Plane {
    if (height < 1 || width < 1 || samples.length != (long) height * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d samples do not fill %d x %d (height x width)",
              samples.length,
              height,
              width));
    }
  }

  /** Fails unless {@code other} is as high and as wide. */
  void requireSameSize(Plane other) {
    if (height != other.height || width != other.width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "images of %d x %d and %d x %d (height x width): must be of one size; crop or resize one",
              height,
              width,
              other.height,
              other.width));
    }
  }

  /**
   * Fails unless at least {@code side x side} samples are left without {@code margin} px around.
   */
  void requireInside(int margin, int side) {
    if (margin < 0 || Math.min(height, width) - 2L * margin < side) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "image of %d x %d (height x width) with a margin of %d px: must leave %d x %d px or more",
              height,
              width,
              margin,
              side,
              side));
    }
  }
}
