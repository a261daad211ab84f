package dev.refocus.explain;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;

/**
 * A square of HR pixels, and how much detail it has.
 *
 * @param top row of its first pixel
 * @param left column of its first pixel
 * @param side in HR pixels
 */
public record HrWindow(int top, int left, int side) {
  /** Keeps the root's derivative finite where nothing changes. */
  private static final float LEAST = 1e-12f;

  /**
   * The window whose middle is next to a pixel; it leaves one pixel to its right and below.
   *
   * @param row of the pixel
   * @param column of the pixel
   * @param side of the window, less than both sides of the image
   */
  public static HrWindow around(int height, int width, int row, int column, int side) {
    return new HrWindow(
        first(row - side / 2, height - 1 - side), first(column - side / 2, width - 1 - side), side);
  }

  private static int first(int wanted, int last) {
    return Math.min(Math.max(wanted, 0), last);
  }

  /**
   * {@code D = sum sqrt((y[r, c] - y[r + 1, c])^2 + (y[r, c] - y[r, c + 1])^2)} over the window's
   * pixels and the channels: the sum of the gradient's magnitudes.
   *
   * @param hr {@code (c, h, w)}
   * @return of one element
   */
  public NDArray detail(NDArray hr) {
    return Scope.of(
        () -> {
          NDArray here = Slices.window(hr, top, left, side, side);
          NDArray down = here.sub(Slices.window(hr, top + 1, left, side, side));
          NDArray right = here.sub(Slices.window(hr, top, left + 1, side, side));
          return down.mul(down).add(right.mul(right)).add(LEAST).sqrt().sum();
        });
  }
}
