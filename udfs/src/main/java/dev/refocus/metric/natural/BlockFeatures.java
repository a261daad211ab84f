package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * NIQE's 36 features of every block of an image: 18 of the block, 18 of the block of the halved
 * image.
 *
 * @param blocks a feature is NaN where a block has no structure
 */
record BlockFeatures(List<double[]> blocks) {
  private static final int PER_SCALE = 18;

  /**
   * @param luma in whole blocks, from 0 to 255
   */
  static BlockFeatures of(Plane luma) {
    List<double[]> fine = scale(luma, Niqe.BLOCK);
    List<double[]> coarse = scale(Downsampling.antialiased(luma), Niqe.BLOCK / 2);
    List<double[]> blocks = new ArrayList<>();
    for (int i = 0; i < fine.size(); i++) {
      double[] both = Arrays.copyOf(fine.get(i), 2 * PER_SCALE);
      System.arraycopy(coarse.get(i), 0, both, PER_SCALE, PER_SCALE);
      blocks.add(both);
    }
    return new BlockFeatures(blocks);
  }

  private static List<double[]> scale(Plane luma, int side) {
    NormalizedRows rows = new NormalizedRows(luma, 1, 1);
    List<double[]> blocks = new ArrayList<>();
    double[][] band = new double[side][];
    for (int top = 0; top < luma.height(); top += side) {
      Arrays.setAll(band, row -> rows.next());
      for (int left = 0; left < luma.width(); left += side) {
        blocks.add(features(band, left, left + side));
      }
    }
    return blocks;
  }

  private static double[] features(double[][] band, int from, int to) {
    NeighbourStatistics statistics = new NeighbourStatistics(true);
    double[] above = band[band.length - 1];
    for (double[] row : band) {
      statistics.add(above, row, from, to);
      above = row;
    }
    double[] features = new double[PER_SCALE];
    AsymmetricGaussian samples = statistics.samples();
    features[0] = samples.shape();
    features[1] = (samples.leftScale() + samples.rightScale()) / 2;
    for (int direction = 0; direction < 4; direction++) {
      AsymmetricGaussian products = statistics.products(direction);
      features[2 + 4 * direction] = products.shape();
      features[3 + 4 * direction] = products.mean();
      features[4 + 4 * direction] = products.leftScale();
      features[5 + 4 * direction] = products.rightScale();
    }
    return features;
  }

  /** Per feature over the blocks that have it, as the published program does. */
  RealVector mean() {
    double[] means = new double[2 * PER_SCALE];
    Arrays.setAll(
        means,
        i ->
            blocks.stream()
                .mapToDouble(block -> block[i])
                .filter(feature -> !Double.isNaN(feature))
                .average()
                .orElse(Double.NaN));
    return new ArrayRealVector(means, false);
  }

  /** Over the blocks that have every feature; null of fewer than two. */
  RealMatrix covariance() {
    double[][] whole =
        blocks.stream()
            .filter(block -> Arrays.stream(block).noneMatch(Double::isNaN))
            .toArray(double[][]::new);
    return whole.length < 2
        ? null
        : new Covariance(MatrixUtils.createRealMatrix(whole)).getCovarianceMatrix();
  }
}
