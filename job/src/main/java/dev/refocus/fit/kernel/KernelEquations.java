package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.tile.LrFrame;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The normal equations {@code M k = b} of {@code min_k sum_i (sum_j k[j] g[s i + j - o] - h[i])^2},
 * where {@code g} are differences of the sharp image over {@code s} HR pixels and {@code h} those
 * of the LR image over one: the image model, differentiated.
 *
 * <p>Both directions count. Only the LR pixels with most contrast around them do: flat ones say
 * nothing of the kernel.
 */
final class KernelEquations {
  /** LR pixels for each direction. */
  private static final int MAX_ROWS = 4500;

  private final int unknowns;
  private final double[] matrix;
  private final double[] right;

  private KernelEquations(int unknowns, double[] matrix, double[] right) {
    this.unknowns = unknowns;
    this.matrix = matrix;
    this.right = right;
  }

  /**
   * @param sharp {@code (s h, s w)} on the torus
   * @param lr {@code (h, w)} on the torus
   * @param size of the kernel
   * @param frame of {@code lr}, which is not believed; its margin is at least the kernel's reach
   */
  static KernelEquations of(NDArray sharp, NDArray lr, int size, LrFrame frame, Workers workers) {
    Samples hr = Samples.of(sharp);
    Samples seen = Samples.of(lr);
    NDManager manager = sharp.getManager();
    List<KernelEquations> axes =
        workers.map(
            List.of(
                () -> of(manager, new Differences(hr, seen, size, frame, 0)),
                () -> of(manager, new Differences(hr, seen, size, frame, 1))));
    return axes.get(0).plus(axes.get(1));
  }

  private KernelEquations plus(KernelEquations other) {
    Arrays.setAll(matrix, i -> matrix[i] + other.matrix[i]);
    Arrays.setAll(right, i -> right[i] + other.right[i]);
    return this;
  }

  int unknowns() {
    return unknowns;
  }

  /** {@code (n, n)} in row order. */
  double[] matrix() {
    return matrix;
  }

  double[] right() {
    return right;
  }

  private static KernelEquations of(NDManager manager, Differences differences) {
    int[] chosen = differences.strongest(MAX_ROWS);
    int unknowns = differences.size * differences.size;
    float[] rows = new float[chosen.length * unknowns];
    float[] values = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      differences.copyRow(chosen[i], rows, i * unknowns);
      values[i] = differences.value(chosen[i]);
    }
    return Scope.run(
        () -> {
          NDArray a = manager.create(rows, new Shape(chosen.length, unknowns));
          NDArray b = manager.create(values, new Shape(chosen.length, 1));
          NDArray transposed = a.transpose();
          return new KernelEquations(
              unknowns, doubles(transposed.matMul(a)), doubles(transposed.matMul(b)));
        });
  }

  private static double[] doubles(NDArray array) {
    float[] values = array.toFloatArray();
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** A plane in row order. */
  private record Samples(int height, int width, float[] values) {
    static Samples of(NDArray plane) {
      return new Samples(
          (int) plane.getShape().get(0), (int) plane.getShape().get(1), plane.toFloatArray());
    }

    /** Difference over {@code step} along {@code axis}. */
    Samples difference(int step, int axis) {
      float[] out = new float[values.length];
      for (int i = 0; i < height; i++) {
        int row = axis == 0 ? (i + step) % height : i;
        for (int j = 0; j < width; j++) {
          int column = axis == 1 ? (j + step) % width : j;
          out[i * width + j] = values[row * width + column] - values[i * width + j];
        }
      }
      return new Samples(height, width, out);
    }
  }

  /** The equations along one axis. */
  private static final class Differences {
    private final Samples hr;
    private final Samples lr;
    private final int size;
    private final int scale;
    private final int margin;
    private final int rows;
    private final int columns;

    Differences(Samples hr, Samples lr, int size, LrFrame frame, int axis) {
      this.scale = hr.height / lr.height;
      this.hr = hr.difference(scale, axis);
      this.lr = lr.difference(1, axis);
      this.size = size;
      margin = frame.margin();
      rows = frame.height() - (axis == 0 ? 1 : 0);
      columns = frame.width() - (axis == 1 ? 1 : 0);
    }

    /** Indices of the equations with the largest sums of squares, in order. */
    int[] strongest(int most) {
      double[] energy = new double[rows * columns];
      Arrays.setAll(energy, this::energy);
      double[] sorted = energy.clone();
      Arrays.sort(sorted);
      double least = sorted[Math.max(0, sorted.length - most)];
      return java.util.stream.IntStream.range(0, energy.length)
          .filter(i -> energy[i] >= least)
          .limit(most)
          .toArray();
    }

    private double energy(int index) {
      double energy = 0;
      int from = corner(index);
      for (int i = 0; i < size; i += 2) {
        for (int j = 0; j < size; j += 2) {
          float value = hr.values[from + i * hr.width + j];
          energy += value * value;
        }
      }
      return energy;
    }

    private int corner(int index) {
      int offset = (size - scale) / 2;
      int row = scale * (margin + index / columns) - offset;
      int column = scale * (margin + index % columns) - offset;
      return row * hr.width + column;
    }

    void copyRow(int index, float[] target, int at) {
      int from = corner(index);
      for (int i = 0; i < size; i++) {
        System.arraycopy(hr.values, from + i * hr.width, target, at + i * size, size);
      }
    }

    float value(int index) {
      return lr.values[(margin + index / columns) * lr.width + margin + index % columns];
    }
  }
}
