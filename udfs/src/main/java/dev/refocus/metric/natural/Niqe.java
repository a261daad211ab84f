package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * NIQE: the distance of an image's statistics from those of 125 natural photographs (Mittal,
 * Soundararajan, Bovik, "Making a completely blind image quality analyzer", IEEE SPL 2013). 0 or
 * more, without unit, lower is better: photographs have about 3 to 5, noise 20 and more. It knows
 * no human opinion: of restorations by generative models its rank correlation with people is .03
 * (PIPAL), so it is no measure to rank methods by.
 *
 * <p>As the authors' program: luma in 16 to 235 rounded to whole numbers, blocks of {@value #BLOCK}
 * samples, every block counts; what is left of the image on the right and below does not.
 */
public final class Niqe {
  /** Samples along a block's side. */
  public static final int BLOCK = 96;

  /** Blocks that have a covariance. */
  private static final int FEWEST = 2;

  private static final int FEATURES = 36;
  private static final RealVector MEAN;
  private static final RealMatrix COVARIANCE;

  static {
    Tensors natural = Tensors.read("niqe.safetensors");
    MEAN = new ArrayRealVector(natural.numbers("mu_pris_param"));
    COVARIANCE = square(natural.numbers("cov_pris_param"));
  }

  private Niqe() {}

  /**
   * The score of an image: the lower, the more natural.
   *
   * @param luma {@code (h, w)} in [0, 1]: ITU-R BT.601
   * @return NaN if the image has fewer than two blocks with structure: it is too small or flat
   */
  public static double score(Plane luma) {
    if ((luma.height() / BLOCK) * (luma.width() / BLOCK) < FEWEST) {
      return Double.NaN;
    }
    return distance(BlockFeatures.of(studioRange(luma)));
  }

  /** {@code [0, 1]} to whole numbers from 16 to 235, cut to whole blocks. */
  private static Plane studioRange(Plane luma) {
    int height = luma.height() / BLOCK * BLOCK;
    int width = luma.width() / BLOCK * BLOCK;
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      float sample = luma.samples()[i / width * luma.width() + i % width];
      samples[i] = Math.round(16 + 219 * sample);
    }
    return new Plane(height, width, samples);
  }

  private static double distance(BlockFeatures blocks) {
    RealMatrix covariance = blocks.covariance();
    if (covariance == null) {
      return Double.NaN;
    }
    RealMatrix pooled = covariance.add(COVARIANCE).scalarMultiply(0.5);
    RealVector difference = blocks.mean().subtract(MEAN);
    RealVector solved = new CholeskyDecomposition(pooled).getSolver().solve(difference);
    return Math.sqrt(difference.dotProduct(solved));
  }

  private static RealMatrix square(double[] values) {
    RealMatrix matrix = new Array2DRowRealMatrix(FEATURES, FEATURES);
    for (int i = 0; i < values.length; i++) {
      matrix.setEntry(i / FEATURES, i % FEATURES, values[i]);
    }
    return matrix;
  }
}
