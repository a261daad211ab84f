package dev.refocus.metric;

/**
 * Normalised cross-correlation of two kernels, without removal of the mean: {@code sum(a b) /
 * sqrt(sum(a^2) sum(b^2))}. 1 for equal shapes whatever their scale; in [0, 1] for non-negative
 * weights, else in [-1, 1]. The order of the kernels does not matter and their sizes may differ.
 *
 * <p>Kernels are {@code size * size} finite weights in row order. The cost is the product of the
 * numbers of weights: about 2 ms for two kernels of 33 x 33.
 */
public final class KernelSimilarity {
  private KernelSimilarity() {}

  /**
   * The largest value over all shifts by whole samples at which the kernels overlap: what blind
   * methods are judged by, for a shifted kernel gives the same image, shifted.
   */
  public static double bestShift(float[] a, float[] b) {
    SquareKernel first = SquareKernel.of(a);
    SquareKernel second = SquareKernel.of(b);
    double best = Double.NEGATIVE_INFINITY;
    for (int rows = 1 - second.size(); rows < first.size(); rows++) {
      for (int columns = 1 - second.size(); columns < first.size(); columns++) {
        best = Math.max(best, first.product(second, rows, columns));
      }
    }
    return normalized(best, first, second);
  }

  /**
   * The value with the centre of one kernel on the centre of the other. If one size is even and the
   * other odd, the centres are half a sample apart: the mean over the four nearest whole shifts,
   * which is the value for a shift by half a sample with linear interpolation.
   */
  public static double plain(float[] a, float[] b) {
    SquareKernel first = SquareKernel.of(a);
    SquareKernel second = SquareKernel.of(b);
    int below = Math.floorDiv(first.size() - second.size(), 2);
    int above = -Math.floorDiv(second.size() - first.size(), 2);
    double sum = 0;
    for (int rows : new int[] {below, above}) {
      for (int columns : new int[] {below, above}) {
        sum += first.product(second, rows, columns);
      }
    }
    return normalized(sum / 4, first, second);
  }

  /** Rounding must not lift a similarity above 1. */
  private static double normalized(double product, SquareKernel first, SquareKernel second) {
    return Math.min(1, product / (first.norm() * second.norm()));
  }
}
