package dev.refocus.evaluate.kernels;

import dev.refocus.fit.model.Kernel;

/** Blur of a lens that is out of focus: a disc of even light. */
final class DiscKernel {
  /** Places along a sample's side at which it is asked whether the disc is there. */
  private static final int PLACES = 16;

  private DiscKernel() {}

  /**
   * A disc; samples on its edge have the share that it covers.
   *
   * @param size of the grid, HR px
   * @param radius HR px
   */
  static Kernel of(int size, double radius) {
    return Kernel.unitSum(size, coverage(size, radius));
  }

  /**
   * A disc seen by pixels of {@code scale x scale} HR px: convolved with their area.
   *
   * @param size of the grid, HR px; {@code size - scale} even
   */
  static Kernel onPixels(int size, double radius, int scale) {
    int inner = size - scale + 1;
    double[] disc = coverage(inner, radius);
    double[] weights = new double[size * size];
    for (int i = 0; i < disc.length; i++) {
      for (int j = 0; j < scale * scale; j++) {
        int row = Math.floorDiv(i, inner) + Math.floorDiv(j, scale);
        weights[row * size + i % inner + j % scale] += disc[i];
      }
    }
    return Kernel.unitSum(size, weights);
  }

  private static double[] coverage(int size, double radius) {
    double[] weights = new double[size * size];
    double center = (size - 1) / 2.0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = coverage(Math.floorDiv(i, size) - center, i % size - center, radius);
    }
    return weights;
  }

  private static double coverage(double row, double column, double radius) {
    int inside = 0;
    for (int i = 0; i < PLACES * PLACES; i++) {
      double y = row + (Math.floorDiv(i, PLACES) + 0.5) / PLACES - 0.5;
      double x = column + (i % PLACES + 0.5) / PLACES - 0.5;
      inside += y * y + x * x < radius * radius ? 1 : 0;
    }
    return (double) inside / (PLACES * PLACES);
  }
}
