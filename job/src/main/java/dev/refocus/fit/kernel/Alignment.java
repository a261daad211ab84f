package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;

/**
 * The whole-pixel shift that lays one kernel best on another.
 *
 * @param rows to add to a row of the moved kernel
 * @param columns to add to a column of the moved kernel
 * @param similarity normalised cross-correlation there, in [0, 1]
 */
record Alignment(int rows, int columns, double similarity) {
  static Alignment of(Kernel fixed, Kernel moved) {
    return of(fixed, moved, Math.max(fixed.size(), moved.size()) / 2);
  }

  /**
   * The same of kernels that lie nearly on each other.
   *
   * @param reach the longest shift that is tried from centre on centre, in HR pixels
   */
  static Alignment of(Kernel fixed, Kernel moved, int reach) {
    double scale = 1 / Math.sqrt(energy(fixed) * energy(moved));
    int center = (fixed.size() - moved.size()) / 2;
    Alignment best = new Alignment(center, center, 0);
    for (int rows = center - reach; rows <= center + reach; rows++) {
      for (int columns = center - reach; columns <= center + reach; columns++) {
        double similarity = product(fixed, moved, rows, columns) * scale;
        if (similarity > best.similarity) {
          best = new Alignment(rows, columns, similarity);
        }
      }
    }
    return best;
  }

  private static double energy(Kernel kernel) {
    double energy = 0;
    for (float weight : kernel.weights()) {
      energy += (double) weight * weight;
    }
    return energy;
  }

  private static double product(Kernel fixed, Kernel moved, int rows, int columns) {
    int lastRow = Math.min(moved.size(), fixed.size() - rows);
    int lastColumn = Math.min(moved.size(), fixed.size() - columns);
    double product = 0;
    for (int i = Math.max(0, -rows); i < lastRow; i++) {
      for (int j = Math.max(0, -columns); j < lastColumn; j++) {
        product +=
            (double) moved.weights()[i * moved.size() + j]
                * fixed.weights()[(i + rows) * fixed.size() + j + columns];
      }
    }
    return product;
  }
}
