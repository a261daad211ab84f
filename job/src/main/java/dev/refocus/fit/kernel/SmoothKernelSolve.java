package dev.refocus.fit.kernel;

/**
 * {@code argmin_k <k, M k> / t - 2 <k, b> / t + smooth ||grad k||^2 + ridge ||k||^2} over {@code k
 * >= 0}, with {@code t} the mean of the diagonal of {@code M}, by accelerated projected gradients
 * (Beck and Teboulle 2009).
 */
final class SmoothKernelSolve {
  /** Prices at x4; kernels at smaller scales are narrower, and so steeper. */
  private static final double SMOOTH = 0.2;

  private static final double RIDGE = 0.3;
  private static final double UNIT_SCALE = 4;

  /** At x2, 14 cases: 0 gains 0.98 dB, 2 1.96, 3 2.03, 4 2.02. */
  private static final double STEEPNESS = 3;

  private static final int ITERATIONS = 60;
  private static final int POWER_ITERATIONS = 20;

  private final int size;
  private final int unknowns;
  private final double[] matrix;
  private final double[] right;

  private SmoothKernelSolve(KernelEquations equations, int scale) {
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
    double price = Math.pow(scale / UNIT_SCALE, STEEPNESS);
    regularize(price * SMOOTH, price * RIDGE);
  }

  /** The weights {@code (size, size)}, not of unit sum. */
  static float[] solve(KernelEquations equations, int scale, float[] start) {
    return new SmoothKernelSolve(equations, scale).descend(start);
  }

  private void regularize(double smooth, double ridge) {
    for (int i = 0; i < unknowns; i++) {
      // Beyond the kernel's window weights are zero, so its border pays as well.
      matrix[i * unknowns + i] += 4 * smooth + ridge;
      if (i % size + 1 < size) {
        couple(i, i + 1, smooth);
      }
      if (i + size < unknowns) {
        couple(i, i + size, smooth);
      }
    }
  }

  private void couple(int i, int j, double smooth) {
    matrix[i * unknowns + j] -= smooth;
    matrix[j * unknowns + i] -= smooth;
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

  /** By columns, which are the rows: sums that do not wait for each other. */
  private double[] multiply(double[] v) {
    double[] product = new double[unknowns];
    for (int j = 0; j < unknowns; j++) {
      double factor = v[j];
      int column = j * unknowns;
      for (int i = 0; i < unknowns; i++) {
        product[i] += factor * matrix[column + i];
      }
    }
    return product;
  }
}
