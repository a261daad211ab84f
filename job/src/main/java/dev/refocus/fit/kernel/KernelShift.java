package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;

/** Moves a kernel by parts of a pixel, on its own grid. */
final class KernelShift {
  private KernelShift() {}

  /**
   * By cubic interpolation; what it makes negative is cut, and what leaves the grid is lost.
   *
   * @param down in HR pixels
   * @param right in HR pixels
   */
  static Kernel by(Kernel kernel, double down, double right) {
    int size = kernel.size();
    float[] rows = new float[size * size];
    float[] moved = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int from = 0; from < size; from++) {
        float share = (float) Resampling.keys(i - down - from);
        for (int j = 0; share != 0 && j < size; j++) {
          rows[i * size + j] += share * kernel.weights()[from * size + j];
        }
      }
    }
    for (int j = 0; j < size; j++) {
      for (int from = 0; from < size; from++) {
        float share = (float) Resampling.keys(j - right - from);
        for (int i = 0; share != 0 && i < size; i++) {
          moved[i * size + j] += share * rows[i * size + from];
        }
      }
    }
    return Kernel.normalized(size, moved);
  }
}
