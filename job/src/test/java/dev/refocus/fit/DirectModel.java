package dev.refocus.fit;

import dev.refocus.fit.model.Kernel;

/**
 * The image model as the root package page writes it, {@code y[i] = sum_j k[j] x[s i + j - (K - s)
 * / 2]} on the torus: a double-precision sum, slow and plain.
 *
 * @param height of the LR plane
 * @param width of the LR plane
 */
public record DirectModel(Kernel kernel, int scale, int height, int width) {

  /** {@code (s h, s w)} to {@code (h, w)}. */
  public double[] degrade(float[] x) {
    double[] y = new double[height * width];
    double[][] matrix = matrix();
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += matrix[i][j] * x[j];
      }
    }
    return y;
  }

  /** {@code (h w, s h s w)}: the model, one row for each LR sample. */
  public double[][] matrix() {
    double[][] matrix = new double[height * width][scale * height * scale * width];
    int offset = (kernel.size() - scale) / 2;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < kernel.weights().length; j++) {
        int row = scale * (i / width) + j / kernel.size() - offset;
        int column = scale * (i % width) + j % kernel.size() - offset;
        int wrapped = Math.floorMod(row, scale * height) * scale * width;
        matrix[i][wrapped + Math.floorMod(column, scale * width)] += kernel.weights()[j];
      }
    }
    return matrix;
  }
}
