package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.function.DoubleUnaryOperator;

/**
 * Separable resampling {@code R_rows x R_columns'}, reflecting at the borders; cubic (Keys 1981, a
 * = -1/2, as PIL's and MATLAB's bicubic) where no filter is named.
 */
public final class Resampling {
  private static final double A = -0.5;

  private Resampling() {}

  /** What interpolates between samples. */
  public enum Filter {
    /** Keys' cubic, {@code a = -1/2}. */
    CUBIC(2, Resampling::keys),
    /** {@code sinc(t) sinc(t / 3)} (Duchon 1979), as PIL's LANCZOS. */
    LANCZOS(3, t -> sinc(t) * sinc(t / 3));

    /** Samples on each side. */
    private final int support;

    private final DoubleUnaryOperator weight;

    Filter(int support, DoubleUnaryOperator weight) {
      this.support = support;
      this.weight = weight;
    }
  }

  /**
   * The HR plane {@code (s h, s w)} whose pixels lie where image model and PIL put them: LR pixel
   * {@code i} is the centre of HR block {@code s i .. s i + s - 1}.
   */
  public static NDArray enlarge(NDArray plane, int scale) {
    return enlarge(plane, scale, Filter.CUBIC);
  }

  /** The same with another filter. */
  public static NDArray enlarge(NDArray plane, int scale, Filter filter) {
    return enlarge(plane, scale, filter, (1.0 - scale) / (2.0 * scale));
  }

  /**
   * The plane {@code (s h, s w)} with {@code out[s i] = plane[i]}: the grid on which the image
   * model holds with whole-pixel offsets.
   */
  public static NDArray enlargeAligned(NDArray plane, int scale) {
    return enlarge(plane, scale, Filter.CUBIC, 0);
  }

  private static NDArray enlarge(NDArray plane, int scale, Filter filter, double phase) {
    int height = (int) plane.getShape().get(0);
    int width = (int) plane.getShape().get(1);
    return apply(
        plane,
        weights(filter, height, scale * height, 1.0 / scale, phase),
        weights(filter, width, scale * width, 1.0 / scale, phase));
  }

  /** The plane at another size, antialiased when it shrinks. */
  public static NDArray resize(NDArray plane, int height, int width) {
    int fromHeight = (int) plane.getShape().get(0);
    int fromWidth = (int) plane.getShape().get(1);
    return apply(plane, fit(fromHeight, height), fit(fromWidth, width));
  }

  /** A square of {@code from x from} weights at {@code to x to}. */
  public static float[] resizeSquare(float[] square, int from, int to) {
    double[][] matrix = fit(from, to);
    double[][] rows = new double[to][from];
    for (int i = 0; i < to; i++) {
      for (int j = 0; j < from; j++) {
        for (int m = 0; m < from; m++) {
          rows[i][j] += matrix[i][m] * square[m * from + j];
        }
      }
    }
    float[] out = new float[to * to];
    for (int i = 0; i < to; i++) {
      for (int j = 0; j < to; j++) {
        double sum = 0;
        for (int m = 0; m < from; m++) {
          sum += matrix[j][m] * rows[i][m];
        }
        out[i * to + j] = (float) sum;
      }
    }
    return out;
  }

  private static double[][] fit(int from, int to) {
    double step = (double) from / to;
    return weights(Filter.CUBIC, from, to, step, step / 2 - 0.5);
  }

  /**
   * {@code (to, from)}: row {@code i} interpolates at {@code step i + phase}; wider than the
   * filter's support when {@code step > 1}.
   */
  private static double[][] weights(Filter filter, int from, int to, double step, double phase) {
    double stretch = Math.max(step, 1);
    double reach = filter.support * stretch;
    double[][] weights = new double[to][from];
    for (int i = 0; i < to; i++) {
      double center = step * i + phase;
      double sum = 0;
      int last = (int) Math.floor(center + reach);
      for (int j = (int) Math.ceil(center - reach); j <= last; j++) {
        double weight = filter.weight.applyAsDouble((center - j) / stretch);
        weights[i][reflect(j, from)] += weight;
        sum += weight;
      }
      for (int j = 0; j < from; j++) {
        weights[i][j] /= sum;
      }
    }
    return weights;
  }

  /** Keys' cubic interpolation kernel, {@code a = -1/2}, at a distance in samples. */
  public static double keys(double distance) {
    double t = Math.abs(distance);
    if (t <= 1) {
      return ((A + 2) * t - (A + 3)) * t * t + 1;
    }
    return t < 2 ? ((A * t - 5 * A) * t + 8 * A) * t - 4 * A : 0;
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  }

  /** Index of {@code i} in a row of {@code n} that is mirrored at its edges (edge repeated). */
  public static int reflect(int i, int n) {
    int m = Math.floorMod(i, 2 * n);
    return m < n ? m : 2 * n - 1 - m;
  }

  private static NDArray apply(NDArray plane, double[][] rows, double[][] columns) {
    NDManager manager = plane.getManager();
    return Scope.of(
        () -> matrix(manager, rows).matMul(plane).matMul(matrix(manager, columns).transpose()));
  }

  private static NDArray matrix(NDManager manager, double[][] weights) {
    int columns = weights[0].length;
    float[] flat = new float[weights.length * columns];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < columns; j++) {
        flat[i * columns + j] = (float) weights[i][j];
      }
    }
    return Layers.constant(manager, flat, new Shape(weights.length, columns));
  }
}
