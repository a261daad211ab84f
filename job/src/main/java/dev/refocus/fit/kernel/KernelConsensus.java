package dev.refocus.fit.kernel;

import java.util.List;

/**
 * What several kernel hypotheses agree on.
 *
 * @param kernel the mean of the aligned hypotheses
 * @param agreement mean pairwise normalised cross-correlation at best shift, in [0, 1]: 1 if all
 *     hypotheses are the same kernel
 */
public record KernelConsensus(Kernel kernel, double agreement) {

  /**
   * Aligns every hypothesis to the one that resembles the others most, and averages.
   *
   * @param hypotheses at least two; sizes even or odd alike
   */
  public static KernelConsensus of(List<Kernel> hypotheses) {
    int count = hypotheses.size();
    if (count < 2) {
      throw new IllegalArgumentException("hypotheses: " + count + ", must be at least 2");
    }
    Alignment[][] pairs = new Alignment[count][count];
    double[] likeness = new double[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        pairs[i][j] = Alignment.of(hypotheses.get(i), hypotheses.get(j));
        likeness[i] += i == j ? 0 : pairs[i][j].similarity();
      }
      total += likeness[i];
    }
    int medoid = indexOfLargest(likeness);
    return new KernelConsensus(
        mean(hypotheses, medoid, pairs[medoid]), total / (count * (count - 1)));
  }

  private static int indexOfLargest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  private static Kernel mean(List<Kernel> kernels, int medoid, Alignment[] onMedoid) {
    int size = kernels.stream().mapToInt(Kernel::size).max().orElseThrow();
    int margin = (size - kernels.get(medoid).size()) / 2;
    float[] sum = new float[size * size];
    for (int i = 0; i < kernels.size(); i++) {
      Alignment shift = onMedoid[i];
      add(kernels.get(i), shift.rows() + margin, shift.columns() + margin, sum, size);
    }
    return KernelShape.project(sum, size);
  }

  private static void add(Kernel kernel, int down, int right, float[] sum, int size) {
    for (int i = Math.max(0, -down); i < Math.min(kernel.size(), size - down); i++) {
      for (int j = Math.max(0, -right); j < Math.min(kernel.size(), size - right); j++) {
        sum[(i + down) * size + j + right] += kernel.weights()[i * kernel.size() + j];
      }
    }
  }
}
