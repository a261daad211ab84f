package dev.refocus.fit.prior;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * One zero-mean component of the mixture, in the basis of its principal axes: covariance {@code U
 * diag(lambda) U'}.
 *
 * @param weight prior probability
 * @param variances lambda, descending, without {@link #FLOOR}
 * @param axes U' in row order: axis {@code i} is {@code axes[i]}
 */
record Gaussian(double weight, double[] variances, double[][] axes) {
  /** Variance that every direction has: quantisation of an 8-bit image, and regularisation. */
  static final double FLOOR = 1e-5;

  /**
   * @param covariance {@code (d, d)} in row order, without the floor
   */
  static Gaussian of(double weight, float[] covariance, int dimension) {
    // Of a positive matrix the same as its principal axes; the symmetric QR iteration that would be
    // twice as fast does not converge on some covariances of rank one (patches all alike).
    SingularValueDecomposition_F64<DMatrixRMaj> axesOf =
        DecompositionFactory_DDRM.svd(dimension, dimension, false, true, true);
    if (!axesOf.decompose(matrix(covariance, dimension))) {
      throw new RefocusException(
          ErrorCode.INTERNAL, "a covariance of the patch prior has no principal axes");
    }
    double[] values = axesOf.getSingularValues();
    DMatrixRMaj rows = axesOf.getV(null, true);
    int[] order =
        IntStream.range(0, dimension)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] variances = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    double[][] axes = new double[dimension][];
    for (int i = 0; i < dimension; i++) {
      int from = order[i] * dimension;
      axes[i] = Arrays.copyOfRange(rows.data, from, from + dimension);
    }
    return new Gaussian(weight, variances, axes);
  }

  /** {@code log weight - log det / 2} at noise level {@code sigma}, up to a common constant. */
  double logScale(double sigma) {
    double noise = sigma * sigma + FLOOR;
    double sum = Math.log(weight);
    for (double variance : variances) {
      sum -= 0.5 * Math.log1p(variance / noise);
    }
    return sum;
  }

  /**
   * {@code (rank, d)}: rows whose squared products with a patch, summed and halved, are what the
   * component's log density has over white noise of the same level. Axes that add less than {@code
   * negligible} of that are left out.
   */
  float[] contrast(double sigma, double negligible) {
    double noise = sigma * sigma + FLOOR;
    int rank = 0;
    while (rank < variances.length && variances[rank] > negligible * noise) {
      rank++;
    }
    return scaledAxes(rank, variance -> Math.sqrt(variance / (noise * (variance + noise))));
  }

  /** {@code (d, d)}: U'. */
  float[] plainAxes() {
    return scaledAxes(axes.length, variance -> 1);
  }

  /**
   * {@code (d, d)}: U' of which each axis is multiplied with its gain in the Wiener filter {@code C
   * (C + sigma^2)^-1}, {@code C} including the floor. The filter is U times this.
   */
  float[] gainedAxes(double sigma) {
    return scaledAxes(
        axes.length, variance -> (variance + FLOOR) / (variance + FLOOR + sigma * sigma));
  }

  private float[] scaledAxes(int rank, DoubleUnaryOperator factorOfVariance) {
    int dimension = axes.length;
    float[] rows = new float[rank * dimension];
    for (int i = 0; i < rank; i++) {
      double factor = factorOfVariance.applyAsDouble(variances[i]);
      for (int j = 0; j < dimension; j++) {
        rows[i * dimension + j] = (float) (factor * axes[i][j]);
      }
    }
    return rows;
  }

  /** A covariance as the inverse of its Cholesky factor, for EM, which needs no axes. */
  record Whitening(float[] inverseFactor, double logDeterminant) {
    static Whitening of(float[] covariance, int dimension) {
      DMatrixRMaj matrix = matrix(covariance, dimension);
      for (int i = 0; i < dimension; i++) {
        matrix.add(i, i, FLOOR);
      }
      CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
          DecompositionFactory_DDRM.chol(dimension, true);
      if (!cholesky.decompose(matrix)) {
        throw new RefocusException(
            ErrorCode.INTERNAL, "a covariance of the patch prior is not positive");
      }
      DMatrixRMaj factor = cholesky.getT(null);
      double logDeterminant = 0;
      for (int i = 0; i < dimension; i++) {
        logDeterminant += 2 * Math.log(factor.get(i, i));
      }
      TriangularSolver_DDRM.invertLower(factor.data, dimension);
      float[] inverse = new float[dimension * dimension];
      for (int i = 0; i < inverse.length; i++) {
        inverse[i] = (float) factor.data[i];
      }
      return new Whitening(inverse, logDeterminant);
    }
  }

  private static DMatrixRMaj matrix(float[] values, int dimension) {
    DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        matrix.set(i, j, 0.5 * (values[i * dimension + j] + values[j * dimension + i]));
      }
    }
    return matrix;
  }
}
