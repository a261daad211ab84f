package dev.refocus.metric;

import java.util.Locale;

/** The weights of a square kernel with what every measure of kernels asks of them. */
record SquareKernel(int size, float[] weights) {

  /**
   * @param weights {@code size * size} finite weights in row order
   */
  static SquareKernel of(float[] weights) {
    int size = (int) Math.round(Math.sqrt(weights.length));
    if (size < 1 || size * size != weights.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "kernel of %d weights: must be size x size weights in row order",
              weights.length));
    }
    for (int i = 0; i < weights.length; i++) {
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "kernel weight %s in row %d, column %d: must be finite",
                weights[i],
                i / size,
                i % size));
      }
    }
    return new SquareKernel(size, weights);
  }

  double sum() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** Square root of the sum of squares, above 0. */
  double norm() {
    double sum = 0;
    for (float weight : weights) {
      sum += (double) weight * weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "all weights of the %d x %d kernel are 0: its similarity is undefined",
              size,
              size));
    }
    return Math.sqrt(sum);
  }

  /** Sum of products with {@code other}, whose weight (0, 0) is laid on {@code (rows, columns)}. */
  double product(SquareKernel other, int rows, int columns) {
    int columnsFrom = Math.max(0, columns);
    int columnsTo = Math.min(size, columns + other.size);
    double sum = 0;
    for (int i = Math.max(0, rows); i < Math.min(size, rows + other.size); i++) {
      int here = i * size;
      int there = (i - rows) * other.size - columns;
      for (int j = columnsFrom; j < columnsTo; j++) {
        sum += (double) weights[here + j] * other.weights[there + j];
      }
    }
    return sum;
  }
}
