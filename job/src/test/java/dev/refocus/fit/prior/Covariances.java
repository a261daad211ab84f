package dev.refocus.fit.prior;

import dev.refocus.fit.Golden;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Covariances of 8 x 8 patches and, in double precision, what follows from them. */
final class Covariances {
  private Covariances() {}

  /** Separable and autoregressive: what {@code make_golden.py} has under the same name. */
  static float[] autoregressive(double variance, double alongColumn, double alongRow) {
    float[] covariance = new float[64 * 64];
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        int rows = Math.abs(i / 8 - j / 8);
        int columns = Math.abs(i % 8 - j % 8);
        covariance[i * 64 + j] =
            (float) (variance * Math.pow(alongColumn, rows) * Math.pow(alongRow, columns));
      }
    }
    return covariance;
  }

  /** The components of the golden array {@code mixture}. */
  static List<Gaussian> mixture() {
    Golden table = Golden.read("mixture");
    List<Gaussian> components = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      components.add(Gaussian.of(table.values()[4 * i], covariance(i), 64));
    }
    return components;
  }

  /** The covariance of a component of {@link #mixture}, without the floor. */
  static float[] covariance(int component) {
    float[] table = Golden.read("mixture").values();
    return autoregressive(
        table[4 * component + 1], table[4 * component + 2], table[4 * component + 3]);
  }

  /** {@code C + addition I}. */
  static DMatrixRMaj dense(float[] covariance, double addition) {
    DMatrixRMaj matrix = new DMatrixRMaj(64, 64);
    for (int i = 0; i < covariance.length; i++) {
      matrix.data[i] = covariance[i];
    }
    for (int i = 0; i < 64; i++) {
      matrix.add(i, i, addition);
    }
    return matrix;
  }

  static DMatrixRMaj inverse(DMatrixRMaj matrix) {
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    CommonOps_DDRM.invert(matrix, inverse);
    return inverse;
  }

  /** {@code C (C + sigma^2)^-1} with the floor in {@code C}. */
  static DMatrixRMaj wiener(float[] covariance, double sigma) {
    DMatrixRMaj product = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.mult(
        dense(covariance, Gaussian.FLOOR),
        inverse(dense(covariance, Gaussian.FLOOR + sigma * sigma)),
        product);
    return product;
  }

  /** By the factors of an LU decomposition, scaled away from underflow. */
  static double logDeterminant(DMatrixRMaj matrix) {
    DMatrixRMaj scaled = matrix.copy();
    CommonOps_DDRM.scale(100, scaled);
    return Math.log(CommonOps_DDRM.det(scaled)) - matrix.numRows * Math.log(100);
  }

  /** {@code log N(patch; 0, C)} without its constant. */
  static double logDensity(DMatrixRMaj inverse, double logDeterminant, double[] patch) {
    double square = 0;
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        square += patch[i] * inverse.get(i, j) * patch[j];
      }
    }
    return -(logDeterminant + square) / 2;
  }
}
