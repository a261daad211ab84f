package dev.refocus.metric;

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
          "%d samples do not fill %d x %d (height x width)"
              .formatted(samples.length, height, width));
    }
  }

  /** Fails unless {@code other} is as high and as wide. */
  void requireSameSize(Plane other) {
    if (height != other.height || width != other.width) {
      throw new IllegalArgumentException(
          "images of %d x %d and %d x %d (height x width): must be of one size; crop or resize one"
              .formatted(height, width, other.height, other.width));
    }
  }

  /**
   * Fails unless at least {@code side x side} samples are left without {@code margin} px around.
   */
  void requireInside(int margin, int side) {
    if (margin < 0 || Math.min(height, width) - 2L * margin < side) {
      throw new IllegalArgumentException(
          "image of %d x %d (height x width) with a margin of %d px: must leave %d x %d px or more"
              .formatted(height, width, margin, side, side));
    }
  }
}
