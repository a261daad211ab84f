package dev.refocus.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * A grid on which like things are neighbours: classical multidimensional scaling (Torgerson 1952)
 * to a plane, which is then cut into rows of one length.
 */
final class LikenessLayout {
  private LikenessLayout() {}

  /**
   * The order of the things, row by row.
   *
   * @param likeness symmetric, at most 1, which every thing has to itself
   * @param columns of the grid
   */
  static List<Integer> of(double[][] likeness, int columns) {
    if (likeness.length < 3) {
      return IntStream.range(0, likeness.length).boxed().toList();
    }
    EigenDecomposition axes = new EigenDecomposition(centered(likeness));
    double[] across = axis(axes, 0);
    double[] down = axis(axes, 1);
    List<Integer> byHeight =
        IntStream.range(0, likeness.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> down[i]))
            .toList();
    List<Integer> order = new ArrayList<>();
    for (int from = 0; from < byHeight.size(); from += columns) {
      byHeight.subList(from, Math.min(from + columns, byHeight.size())).stream()
          .sorted(Comparator.comparingDouble(i -> across[i]))
          .forEach(order::add);
    }
    return order;
  }

  /** Inner products of the points whose squared distances are {@code 2 - 2 likeness}. */
  private static Array2DRowRealMatrix centered(double[][] likeness) {
    int count = likeness.length;
    double[] means = new double[count];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      for (double value : likeness[i]) {
        means[i] += value / count;
      }
      mean += means[i] / count;
    }
    double[][] products = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        products[i][j] = likeness[i][j] - means[i] - means[j] + mean;
      }
    }
    return new Array2DRowRealMatrix(products, false);
  }

  /** Eigenvectors come with either sign; the largest component decides. */
  private static double[] axis(EigenDecomposition axes, int index) {
    RealVector vector = axes.getEigenvector(index);
    double extreme =
        vector.getMaxValue() >= -vector.getMinValue() ? vector.getMaxValue() : vector.getMinValue();
    return vector.mapMultiply(Math.signum(extreme)).toArray();
  }
}
