package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestMixtureFilter {
  private static final int PATCHES = 2000;
  private static final int KINDS = 8;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2})
  void oneComponentIsTheWienerFilter(double sigma) {
    float[] covariance = Covariances.autoregressive(0.03, 0.95, 0.8);
    float[] patches = Arrays2d.noisy(new float[64 * 50], 0.2, random);
    MixtureFilter filter =
        new MixtureFilter(manager, List.of(Gaussian.of(1, covariance, 64)), sigma);
    assertClose(
        clean(filter, manager.create(patches, new Shape(64, 50))),
        product(Covariances.wiener(covariance, sigma), patches),
        Tolerances.WIENER);
  }

  /** Leaving out negligible axes may turn choices that are nearly even, and only those. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.03, 0.1, 0.15})
  void patchesGoToTheirLikeliestComponents(double sigma) {
    float[] patches = samples(sigma);
    float[] clean =
        clean(
                new MixtureFilter(manager, components(), sigma),
                manager.create(patches, new Shape(64, PATCHES)))
            .toFloatArray();
    double[][] scores = new double[KINDS][];
    double[][] errors = new double[KINDS][];
    for (int i = 0; i < KINDS; i++) {
      scores[i] = logDensities(i, sigma, patches);
      errors[i] = distances(product(Covariances.wiener(covariance(i), sigma), patches), clean);
    }
    double[] losses = losses(scores, errors);
    long missed = Arrays.stream(losses).filter(loss -> loss > 0).count();
    assertThat(Arrays.stream(losses).max().orElseThrow())
        .as("nats lost by the worst choice (%s)", Seeds.replay())
        .isLessThan(Tolerances.CHOICE_MARGIN);
    assertThat(missed / (double) PATCHES)
        .as("share of patches (%s)", Seeds.replay())
        .isLessThan(Tolerances.CHOICE_SHARE);
  }

  /** By how much the likeliest component of each patch is likelier than the chosen one. */
  private static double[] losses(double[][] scores, double[][] errors) {
    double[] losses = new double[PATCHES];
    for (int n = 0; n < PATCHES; n++) {
      int best = 0;
      int chosen = 0;
      for (int i = 0; i < KINDS; i++) {
        best = scores[i][n] > scores[best][n] ? i : best;
        chosen = errors[i][n] < errors[chosen][n] ? i : chosen;
      }
      assertThat(errors[chosen][n])
          .as("distance to the nearest Wiener filter")
          .isLessThan(Tolerances.WIENER.max());
      losses[n] = scores[best][n] - scores[chosen][n];
    }
    return losses;
  }

  /** Kinds that shade into each other: ever rougher, ever less alike along a column. */
  private static float[] covariance(int kind) {
    return Covariances.autoregressive(
        0.001 * Math.pow(2, kind), 0.98 - 0.03 * kind, 0.8 + 0.02 * kind);
  }

  private static List<Gaussian> components() {
    return IntStream.range(0, KINDS)
        .mapToObj(kind -> Gaussian.of(1.0 / KINDS, covariance(kind), 64))
        .toList();
  }

  /** {@code (64, n)}: patches of all kinds in turn, with noise of {@code sigma}. */
  private float[] samples(double sigma) {
    List<Gaussian> components = components();
    float[] patches = new float[64 * PATCHES];
    for (int n = 0; n < PATCHES; n++) {
      Gaussian component = components.get(n % KINDS);
      for (int axis = 0; axis < 64; axis++) {
        double amount = Math.sqrt(component.variances()[axis]) * random.nextGaussian();
        for (int j = 0; j < 64; j++) {
          patches[j * PATCHES + n] += (float) (amount * component.axes()[axis][j]);
        }
      }
    }
    return Arrays2d.noisy(patches, sigma, random);
  }

  /** Log densities of the patches without the constant that all components share. */
  private static double[] logDensities(int kind, double sigma, float[] patches) {
    DMatrixRMaj noisy = Covariances.dense(covariance(kind), Gaussian.FLOOR + sigma * sigma);
    double[] weighted = product(Covariances.inverse(noisy), patches);
    double[] densities = new double[PATCHES];
    Arrays.fill(densities, -Covariances.logDeterminant(noisy) / 2);
    for (int i = 0; i < patches.length; i++) {
      densities[i % PATCHES] -= patches[i] * weighted[i] / 2;
    }
    return densities;
  }

  /** The largest difference in each column. */
  private static double[] distances(double[] expected, float[] actual) {
    double[] distances = new double[PATCHES];
    for (int i = 0; i < actual.length; i++) {
      double distance = Math.abs(expected[i] - actual[i]);
      distances[i % PATCHES] = Math.max(distances[i % PATCHES], distance);
    }
    return distances;
  }

  private static double[] product(DMatrixRMaj matrix, float[] patches) {
    int count = patches.length / 64;
    DMatrixRMaj product = new DMatrixRMaj(64, count);
    CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(64, count, Arrays2d.doubles(patches)), product);
    return product.data;
  }

  private static NDArray clean(MixtureFilter filter, NDArray patches) {
    return filter.apply(patches, filter.likeliest(patches));
  }
}
