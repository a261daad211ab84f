package dev.refocus.fit.tile;

import dev.refocus.image.Image;

/**
 * What the native arrays of a restoration take, and into windows of which size an image is cut so
 * that they take no more than a budget.
 *
 * @param bytes the budget
 */
public record MemoryPlan(long bytes) {
  /** Arrays per HR pixel of a window, at their most: measured, see BENCHMARKS.md. */
  private static final double BYTES_PER_PIXEL = 200;

  /** Bicubic interpolation is two dense matrices, in double and in single precision. */
  private static final double BYTES_PER_WEIGHT = 16;

  /** LR pixels that neighbours blend over, beyond the kernel's reach. */
  private static final int BLEND = 16;

  /** Less is more overlap than image. */
  private static final int LEAST_SIDE = 96;

  /** Bytes for an LR plane restored in one piece. */
  static double estimate(long height, long width, int scale) {
    double hrPixels = (double) scale * scale * height * width;
    double weights = scale * ((double) height * height + (double) width * width);
    return BYTES_PER_PIXEL * hrPixels + BYTES_PER_WEIGHT * weights;
  }

  /**
   * The windows of {@code lr}; one if the estimate for the whole is within the budget.
   *
   * @param reach LR pixels beyond which the kernel does not see
   * @param gridScale of the planes that windows are put together to
   */
  public TileGrid grid(Image lr, int scale, int reach, int gridScale) {
    int overlap = 2 * reach + BLEND;
    int most = Math.max(lr.height(), lr.width());
    if (estimate(lr.height() + 2L * reach, lr.width() + 2L * reach, scale) > bytes) {
      most = Math.max(side(scale) - 2 * reach, Math.max(LEAST_SIDE, 2 * overlap));
    }
    return TileGrid.of(lr.height(), lr.width(), gridScale, most, overlap, reach);
  }

  /** Side of the largest square within the budget, in LR pixels. */
  private int side(int scale) {
    return (int) Math.sqrt(bytes / estimate(1, 1, scale));
  }
}
