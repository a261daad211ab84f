package dev.refocus.evaluate.kernels;

import dev.refocus.fit.model.Kernel;

/** Kernels moved so that their centre of mass is their centre: no shift between LR and HR. */
final class CenteredKernel {
  private CenteredKernel() {}

  /**
   * The kernel, moved by linear interpolation. What leaves the grid is lost.
   *
   * @return a kernel whose centre of mass is {@code (size - 1) / 2} but for what was lost
   */
  static Kernel of(Kernel kernel) {
    int size = kernel.size();
    double down = (size - 1) / 2.0 - kernel.centerRow();
    double right = (size - 1) / 2.0 - kernel.centerColumn();
    float[] moved = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        splat(moved, size, i + down, j + right, kernel.weights()[i * size + j]);
      }
    }
    return Kernel.normalized(size, moved);
  }

  /** Adds {@code weight} at a place between four samples; what falls outside is lost. */
  static void splat(float[] weights, int size, double row, double column, double weight) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    for (int i = top; i <= top + 1; i++) {
      for (int j = left; j <= left + 1; j++) {
        if (i >= 0 && i < size && j >= 0 && j < size) {
          double share = (1 - Math.abs(row - i)) * (1 - Math.abs(column - j));
          weights[i * size + j] += (float) (weight * share);
        }
      }
    }
  }
}
