package dev.refocus.fit.exam;

import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * The HR block under an LR pixel as a linear function of the patch around it, one for each kind of
 * patch: ridge regression towards the one of all patches, which is drawn towards bicubic
 * interpolation. Where the pairs teach nothing it is bicubic interpolation.
 */
final class PatchRegression {
  private static final int KINDS = 16;
  private static final int SHAPES = 8000;

  /** Rows of a task. */
  private static final int BAND = 16;

  /** Variance of a sample up to which bicubic interpolation is as good as anything. */
  private static final double GLOBAL_RIDGE = 3 / (255.0 * 255.0);

  /** The same times samples: what a kind's own patches have to say against it. */
  private static final double OWN_RIDGE = 6000 / (255.0 * 255.0);

  private final int side;
  private final int scale;
  private final PatchClusters clusters;
  private final float[][] maps;

  private PatchRegression(int side, int scale, PatchClusters clusters, float[][] maps) {
    this.side = side;
    this.scale = scale;
    this.clusters = clusters;
    this.maps = maps;
  }

  /**
   * @param samples at least one
   */
  static PatchRegression learn(PatchSamples samples, RandomGenerator random) {
    int dimension = samples.side() * samples.side();
    int area = samples.scale() * samples.scale();
    int count = Math.min(samples.count(), SHAPES);
    PatchClusters clusters =
        PatchClusters.learn(samples.patches(), dimension, count, KINDS, random);
    RidgeMoments[] kinds = RidgeMoments.byKind(samples, clusters, KINDS);
    RidgeMoments all = new RidgeMoments(dimension, area);
    for (RidgeMoments kind : kinds) {
      all.add(kind);
    }
    DMatrixRMaj bicubic = new DMatrixRMaj(BlockBicubic.weights(samples.scale(), samples.side()));
    DMatrixRMaj common = all.solve(bicubic, GLOBAL_RIDGE * Math.max(samples.count(), 1));
    float[][] maps = new float[KINDS][];
    for (int kind = 0; kind < KINDS; kind++) {
      maps[kind] = floats(kinds[kind].solve(common, OWN_RIDGE));
    }
    return new PatchRegression(samples.side(), samples.scale(), clusters, maps);
  }

  /**
   * {@code (1, h, w)} to {@code (1, s h, s w)}.
   *
   * @param symmetric whether the mean of all eight turns is taken
   */
  Image enlarge(Image plane, boolean symmetric, Workers workers) {
    float[] samples = new float[scale * scale * plane.area()];
    List<Supplier<Void>> bands = new ArrayList<>();
    for (int first = 0; first < plane.height(); first += BAND) {
      int from = first;
      int to = Math.min(first + BAND, plane.height());
      bands.add(
          () -> {
            enlargeRows(plane, from, to, symmetric, samples);
            return null;
          });
    }
    workers.map(bands);
    return new Image(1, scale * plane.height(), scale * plane.width(), samples);
  }

  private void enlargeRows(Image plane, int from, int to, boolean symmetric, float[] samples) {
    int width = scale * plane.width();
    float[] patch = new float[side * side];
    float[] block = new float[scale * scale];
    TurnedMean turned = new TurnedMean(this::map, side, scale, symmetric ? Turns.COUNT : 1);
    for (int i = from * plane.width(); i < to * plane.width(); i++) {
      int row = i / plane.width();
      int column = i % plane.width();
      float mean = PatchSamples.cut(plane, row, column, side, patch);
      turned.apply(patch, block);
      for (int j = 0; j < block.length; j++) {
        int at = (scale * row + j / scale) * width + scale * column + j % scale;
        samples[at] = Math.min(Math.max(mean + block[j], 0), 1);
      }
    }
  }

  /**
   * What {@link #enlarge} does to the patch around each LR pixel, before it limits its samples: a
   * linear map, of the kinds that the patches are.
   *
   * @return {@code (h w, s^2, side^2)}
   */
  float[] maps(Image plane, boolean symmetric) {
    int dimension = side * side;
    int area = scale * scale;
    float[] all = new float[plane.area() * area * dimension];
    float[] patch = new float[dimension];
    PatchTurns turns = new PatchTurns(side, scale, symmetric ? Turns.COUNT : 1);
    for (int i = 0; i < plane.area(); i++) {
      PatchSamples.cut(plane, i / plane.width(), i % plane.width(), side, patch);
      turns.addMaps(patch, turned -> maps[clusters.kind(turned)], all, i * area * dimension);
    }
    return all;
  }

  /** Mean squared errors on samples: of bicubic interpolation and of this. */
  double[] errors(PatchSamples samples) {
    int dimension = side * side;
    double[][] bicubic = BlockBicubic.weights(scale, side);
    double[] sums = new double[2];
    float[] patch = new float[dimension];
    float[] block = new float[scale * scale];
    for (int n = 0; n < samples.count(); n++) {
      System.arraycopy(samples.patches(), n * dimension, patch, 0, dimension);
      map(patch, block);
      for (int i = 0; i < block.length; i++) {
        double plain = 0;
        for (int j = 0; j < dimension; j++) {
          plain += bicubic[i][j] * patch[j];
        }
        float truth = samples.blocks()[n * block.length + i];
        sums[0] += (truth - plain) * (truth - plain);
        sums[1] += (truth - block[i]) * (double) (truth - block[i]);
      }
    }
    int values = Math.max(samples.count() * scale * scale, 1);
    return new double[] {sums[0] / values, sums[1] / values};
  }

  private void map(float[] patch, float[] block) {
    float[] map = maps[clusters.kind(patch)];
    for (int i = 0; i < block.length; i++) {
      float sum = 0;
      for (int j = 0; j < patch.length; j++) {
        sum += map[i * patch.length + j] * patch[j];
      }
      block[i] = sum;
    }
  }

  private static float[] floats(DMatrixRMaj matrix) {
    float[] values = new float[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.data[i];
    }
    return values;
  }
}
