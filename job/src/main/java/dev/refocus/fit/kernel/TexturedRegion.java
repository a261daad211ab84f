package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Gradients;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import java.util.stream.IntStream;

/**
 * The part of an LR plane that tells most about the kernel. One kernel serves the whole image, so a
 * region with strong gradients is enough, and its cost does not grow with the image.
 */
public final class TexturedRegion {
  /** LR pixels along a side: more adds time but no accuracy. */
  private static final int MAX_SIDE = 192;

  private static final int STEP = 16;

  private TexturedRegion() {}

  /** The window of at most 192 x 192 pixels with the largest sum of gradient magnitudes. */
  public static NDArray of(NDArray plane) {
    int height = (int) plane.getShape().get(0);
    int width = (int) plane.getShape().get(1);
    if (height <= MAX_SIDE && width <= MAX_SIDE) {
      return plane;
    }
    return best(plane, height, width);
  }

  /** LR pixels of the window. */
  public static int area(int height, int width) {
    return Math.min(height, MAX_SIDE) * Math.min(width, MAX_SIDE);
  }

  private static NDArray best(NDArray plane, int height, int width) {
    int rows = Math.min(height, MAX_SIDE);
    int columns = Math.min(width, MAX_SIDE);
    double[] integral = integral(magnitude(plane), height, width);
    int bestRow = 0;
    int bestColumn = 0;
    double best = -1;
    for (int row : starts(height - rows)) {
      for (int column : starts(width - columns)) {
        // Without the last differences, which at the plane's end are the torus's seam.
        double sum = windowSum(integral, width + 1, row, column, rows - 1, columns - 1);
        if (sum > best) {
          best = sum;
          bestRow = row;
          bestColumn = column;
        }
      }
    }
    int top = bestRow;
    int left = bestColumn;
    return Scope.of(() -> Slices.window(plane, top, left, rows, columns).duplicate());
  }

  /** Every sixteenth position up to {@code last}, and {@code last}. */
  private static int[] starts(int last) {
    IntStream grid = IntStream.iterate(0, start -> start < last, start -> start + STEP);
    return IntStream.concat(grid, IntStream.of(last)).toArray();
  }

  /** Mean gradient magnitude away from the borders, where the torus has a seam. */
  static double contrast(NDArray plane) {
    return Scope.run(() -> Slices.inside(magnitude(plane), 1).mean().getFloat());
  }

  private static NDArray magnitude(NDArray plane) {
    return Scope.of(
        () -> {
          NDArray horizontal = Gradients.horizontal(plane).square();
          return horizontal.addi(Gradients.vertical(plane).square()).sqrt();
        });
  }

  /** {@code (h + 1, w + 1)}: sums of everything above and to the left. */
  private static double[] integral(NDArray magnitude, int height, int width) {
    float[] values = magnitude.toFloatArray();
    int stride = width + 1;
    double[] integral = new double[(height + 1) * stride];
    for (int i = 0; i < height; i++) {
      double row = 0;
      for (int j = 0; j < width; j++) {
        row += values[i * width + j];
        integral[(i + 1) * stride + j + 1] = integral[i * stride + j + 1] + row;
      }
    }
    return integral;
  }

  private static double windowSum(
      double[] integral, int stride, int row, int column, int rows, int columns) {
    int top = row * stride + column;
    int bottom = (row + rows) * stride + column;
    return integral[bottom + columns] - integral[bottom] - integral[top + columns] + integral[top];
  }
}
