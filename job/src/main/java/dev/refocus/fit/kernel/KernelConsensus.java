package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * What several kernels agree on: each is laid on the one that resembles the others most.
 *
 * @param size of the common grid: the largest of the kernels'
 * @param aligned {@code (n, size * size)} weights on the common grid
 * @param medoid index of the kernel that resembles the others most
 * @param agreement mean pairwise normalised cross-correlation at best shift, in [0, 1]: 1 if all
 *     are the same kernel
 */
public record KernelConsensus(int size, float[][] aligned, int medoid, double agreement) {

  /**
   * Compares kernels with each other.
   *
   * @param kernels at least two; sizes even or odd alike
   */
  public static KernelConsensus of(List<Kernel> kernels) {
    int count = kernels.size();
    if (count < 2) {
      throw new IllegalArgumentException("kernels: " + count + ", must be at least 2");
    }
    Alignment[][] pairs = new Alignment[count][count];
    double[] likeness = new double[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        pairs[i][j] = Alignment.of(kernels.get(i), kernels.get(j));
        likeness[i] += i == j ? 0 : pairs[i][j].similarity();
      }
      total += likeness[i];
    }
    int medoid = indexOfLargest(likeness);
    int size = kernels.stream().mapToInt(Kernel::size).max().orElseThrow();
    return new KernelConsensus(
        size, lay(kernels, medoid, pairs[medoid], size), medoid, total / (count * (count - 1)));
  }

  /** The median of each weight: kernels that went astray have no say. */
  public Kernel median() {
    return KernelShape.project(median(List.of(aligned)), size);
  }

  /** The median of each pixel of equal grids. */
  static float[] median(List<float[]> planes) {
    float[] median = new float[planes.get(0).length];
    float[] column = new float[planes.size()];
    for (int i = 0; i < median.length; i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = planes.get(j)[i];
      }
      median[i] = middle(column);
    }
    return median;
  }

  /** The mean of each weight, faint ones too: their sum is a part of the blur. */
  public Kernel mean() {
    float[] sum = new float[size * size];
    for (float[] weights : aligned) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[i];
      }
    }
    return KernelShape.center(Kernel.normalized(size, sum));
  }

  private static float middle(float[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    boolean odd = values.length % 2 == 1;
    return odd ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private static int indexOfLargest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  private static float[][] lay(List<Kernel> kernels, int medoid, Alignment[] onMedoid, int size) {
    int margin = (size - kernels.get(medoid).size()) / 2;
    float[][] laid = new float[kernels.size()][size * size];
    for (int i = 0; i < laid.length; i++) {
      Alignment shift = onMedoid[i];
      KernelShape.place(
          kernels.get(i), shift.rows() + margin, shift.columns() + margin, laid[i], size);
    }
    return laid;
  }
}
