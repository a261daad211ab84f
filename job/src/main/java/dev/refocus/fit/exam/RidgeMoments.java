package dev.refocus.fit.exam;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Second moments of patches among themselves, {@code C}, and with their blocks, {@code B}: all that
 * ridge regression needs of them.
 */
final class RidgeMoments {
  private final int dimension;
  private final int area;

  /** Its lower triangle: {@code C} is symmetric. */
  private final double[] patches;

  private final double[] blocks;

  /**
   * @param dimension samples of a patch
   * @param area pixels of a block
   */
  RidgeMoments(int dimension, int area) {
    this.dimension = dimension;
    this.area = area;
    patches = new double[dimension * dimension];
    blocks = new double[area * dimension];
  }

  /** Those of each kind's samples. */
  static RidgeMoments[] byKind(PatchSamples samples, PatchClusters clusters, int kinds) {
    int dimension = samples.side() * samples.side();
    RidgeMoments[] moments = new RidgeMoments[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      moments[kind] = new RidgeMoments(dimension, samples.scale() * samples.scale());
    }
    float[] patch = new float[dimension];
    for (int n = 0; n < samples.count(); n++) {
      System.arraycopy(samples.patches(), n * dimension, patch, 0, dimension);
      moments[clusters.kind(patch)].add(patch, samples.blocks(), n);
    }
    return moments;
  }

  /**
   * @param patch {@code (dimension)}
   * @param targets {@code (count, area)}, of which block {@code n} is the patch's
   */
  void add(float[] patch, float[] targets, int n) {
    for (int i = 0; i < dimension; i++) {
      float value = patch[i];
      for (int j = 0; j <= i; j++) {
        patches[i * dimension + j] += value * patch[j];
      }
    }
    for (int i = 0; i < area; i++) {
      float target = targets[n * area + i];
      for (int j = 0; j < dimension; j++) {
        blocks[i * dimension + j] += target * patch[j];
      }
    }
  }

  void add(RidgeMoments other) {
    for (int i = 0; i < patches.length; i++) {
      patches[i] += other.patches[i];
    }
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] += other.blocks[i];
    }
  }

  /**
   * {@code W0 + (B - W0 C)(C + ridge)^-1}, {@code (area, dimension)}: the linear map nearest to the
   * samples that is drawn towards {@code W0}.
   *
   * @param start {@code W0}
   * @param ridge of the dimension of {@code C}, above 0
   */
  DMatrixRMaj solve(DMatrixRMaj start, double ridge) {
    DMatrixRMaj gram = new DMatrixRMaj(dimension, dimension, true, patches.clone());
    CommonOps_DDRM.symmLowerToFull(gram);
    DMatrixRMaj residual = new DMatrixRMaj(area, dimension, true, blocks.clone());
    CommonOps_DDRM.multAdd(-1, start, gram, residual);
    for (int i = 0; i < dimension; i++) {
      gram.add(i, i, ridge);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(dimension);
    DMatrixRMaj change = new DMatrixRMaj(dimension, area);
    DMatrixRMaj right = CommonOps_DDRM.transpose(residual, null);
    if (!solver.setA(gram)) {
      return start.copy();
    }
    solver.solve(right, change);
    DMatrixRMaj result = CommonOps_DDRM.transpose(change, null);
    CommonOps_DDRM.addEquals(result, start);
    return result;
  }
}
