package dev.refocus.fit.kernel;

/**
 * {@code argmin_k <k, M k> / t - 2 <k, b> / t + smooth ||grad k||^2 + ridge ||k||^2} over {@code k
 * >= 0}, with {@code t} the mean of the diagonal of {@code M}, by accelerated projected gradients
 * (Beck and Teboulle 2009).
 */
final class SmoothKernelSolve {
  private static final double SMOOTH = 0.2;
  private static final double RIDGE = 0.3;
  private static final int ITERATIONS = 60;
  private static final int POWER_ITERATIONS = 20;

  private final int size;
  private final int unknowns;
  private final double[] matrix;
  private final double[] right;

  private SmoothKernelSolve(KernelEquations equations) {
    unknowns = equations.unknowns();
    size = (int) Math.round(Math.sqrt(unknowns));
    double trace = 0;
    for (int i = 0; i < unknowns; i++) {
      trace += equations.matrix()[i * unknowns + i];
    }
    double unit = unknowns / Math.max(trace, 1e-12);
    matrix = new double[unknowns * unknowns];
    right = new double[unknowns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = unit * equations.matrix()[i];
    }
    for (int i = 0; i < unknowns; i++) {
      right[i] = unit * equations.right()[i];
    }
    regularize();
  }

  /** The weights {@code (size, size)}, not of unit sum. */
  static float[] solve(KernelEquations equations, float[] start) {
    return new SmoothKernelSolve(equations).descend(start);
  }

  private void regularize() {
    for (int i = 0; i < unknowns; i++) {
      // Beyond the kernel's window weights are zero, so its border pays as well.
      matrix[i * unknowns + i] += 4 * SMOOTH + RIDGE;
      if (i % size + 1 < size) {
        couple(i, i + 1);
      }
      if (i + size < unknowns) {
        couple(i, i + size);
      }
    }
  }

  private void couple(int i, int j) {
    matrix[i * unknowns + j] -= SMOOTH;
    matrix[j * unknowns + i] -= SMOOTH;
  }

  private float[] descend(float[] start) {
    double step = 1 / (1.05 * largestEigenvalue());
    double[] k = new double[unknowns];
    for (int i = 0; i < unknowns; i++) {
      k[i] = start[i];
    }
    double[] ahead = k.clone();
    double momentum = 1;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      double share = (momentum - 1) / next;
      double[] gradient = multiply(ahead);
      for (int i = 0; i < unknowns; i++) {
        double moved = Math.max(ahead[i] - step * (gradient[i] - right[i]), 0);
        ahead[i] = moved + share * (moved - k[i]);
        k[i] = moved;
      }
      momentum = next;
    }
    float[] weights = new float[unknowns];
    for (int i = 0; i < unknowns; i++) {
      weights[i] = (float) k[i];
    }
    return weights;
  }

  private double largestEigenvalue() {
    double[] v = new double[unknowns];
    java.util.Arrays.fill(v, 1);
    double length = 1;
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      v = multiply(v);
      length = 0;
      for (double value : v) {
        length += value * value;
      }
      length = Math.sqrt(length);
      for (int j = 0; j < unknowns; j++) {
        v[j] /= length;
      }
    }
    return length;
  }

  private double[] multiply(double[] v) {
    double[] product = new double[unknowns];
    for (int i = 0; i < unknowns; i++) {
      double sum = 0;
      int row = i * unknowns;
      for (int j = 0; j < unknowns; j++) {
        sum += matrix[row + j] * v[j];
      }
      product[i] = sum;
    }
    return product;
  }
}
