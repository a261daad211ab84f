package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestGaussian {
  private final RandomGenerator random = Seeds.random();
  private final float[] covariance = Covariances.autoregressive(0.03, 0.95, 0.8);
  private final Gaussian gaussian = Gaussian.of(0.25, covariance, 64);

  @Test
  void axesAndVariancesMakeUpTheCovariance() {
    DMatrixRMaj axes = new DMatrixRMaj(gaussian.axes());
    DMatrixRMaj scaled = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.mult(CommonOps_DDRM.diag(gaussian.variances()), axes, scaled);
    DMatrixRMaj product = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.multTransA(axes, scaled, product);
    assertThat(distance(product, Covariances.dense(covariance, 0)))
        .isLessThan(Tolerances.DENSE_ALGEBRA);
  }

  @Test
  void axesAreOrthonormalAndVariancesFall() {
    DMatrixRMaj axes = new DMatrixRMaj(gaussian.axes());
    DMatrixRMaj gram = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.multTransB(axes, axes, gram);
    assertThat(distance(gram, CommonOps_DDRM.identity(64))).isLessThan(Tolerances.DENSE_ALGEBRA);
    for (int i = 1; i < 64; i++) {
      assertThat(gaussian.variances()[i]).isBetween(0.0, gaussian.variances()[i - 1]);
    }
  }

  @Test
  void flatPatchesHaveNoVariance() {
    Gaussian flat = Gaussian.of(1, new float[64 * 64], 64);
    assertThat(flat.variances()).containsOnly(0);
    assertThat(flat.contrast(0.01, 0.02)).isEmpty();
    assertThat(flat.logScale(0.01)).isZero();
  }

  /** Patches all alike, as stripes and scans have them. */
  @ParameterizedTest
  @ValueSource(floats = {1, 1e-8f, 1e-14f})
  void patchesAllAlikeHaveOneAxis(float power) {
    for (int n = 0; n < 100; n++) {
      float[] patch = new float[64];
      for (int i = 0; i < 64; i++) {
        patch[i] = random.nextInt(5) == 0 ? -0.625f : 0.375f;
      }
      Gaussian alike = Gaussian.of(1, square(patch, power), 64);
      double length = 0;
      for (float value : patch) {
        length += power * value * value;
      }
      assertThat(alike.variances()[0]).isCloseTo(length, Percentage.withPercentage(1e-3));
      assertThat(alike.variances()[1]).isLessThan(1e-6 * length);
    }
  }

  private static float[] square(float[] patch, float power) {
    float[] product = new float[64 * 64];
    for (int i = 0; i < product.length; i++) {
      product[i] = power * patch[i / 64] * patch[i % 64];
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2})
  void wienerIsItsClosedForm(double sigma) {
    assertClose(wiener(sigma), Covariances.wiener(covariance, sigma).data, Tolerances.WIENER);
  }

  @Test
  void wienerWithoutNoiseChangesNothing() {
    assertClose(wiener(0), CommonOps_DDRM.identity(64).data, Tolerances.WIENER);
  }

  private float[] wiener(double sigma) {
    DMatrixRMaj axes = Covariances.dense(gaussian.plainAxes(), 0);
    DMatrixRMaj gained = Covariances.dense(gaussian.gainedAxes(sigma), 0);
    DMatrixRMaj product = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.multTransA(axes, gained, product);
    float[] filter = new float[64 * 64];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = (float) product.data[i];
    }
    return filter;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2})
  void densityOverWhiteNoiseIsItsClosedForm(double sigma) {
    double noise = sigma * sigma + Gaussian.FLOOR;
    DMatrixRMaj noisy = Covariances.dense(covariance, noise);
    DMatrixRMaj inverse = Covariances.inverse(noisy);
    double logDet = Covariances.logDeterminant(noisy);
    for (int n = 0; n < 5; n++) {
      double[] patch = Arrays2d.doubles(Arrays2d.noisy(new float[64], 0.2, random));
      double white = Covariances.logDensity(unit(1 / noise), 64 * Math.log(noise), patch);
      double expected = Math.log(0.25) + Covariances.logDensity(inverse, logDet, patch) - white;
      double actual = gaussian.logScale(sigma) + halfSquares(gaussian.contrast(sigma, 0), patch);
      assertThat(actual / expected).as(Seeds.replay()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void negligibleAxesAreLeftOut() {
    int all = gaussian.contrast(0.1, 0).length / 64;
    int few = gaussian.contrast(0.1, 0.02).length / 64;
    assertThat(all).isEqualTo(64);
    assertThat(few).isBetween(1, 60);
    assertThat(gaussian.variances()[few - 1]).isGreaterThan(0.02 * (0.01 + Gaussian.FLOOR));
    assertThat(gaussian.variances()[few]).isLessThanOrEqualTo(0.02 * (0.01 + Gaussian.FLOOR));
  }

  @Test
  void whiteningUndoesTheCovariance() {
    Gaussian.Whitening whitening = Gaussian.Whitening.of(covariance, 64);
    DMatrixRMaj factor = Covariances.dense(whitening.inverseFactor(), 0);
    DMatrixRMaj floored = Covariances.dense(covariance, Gaussian.FLOOR);
    DMatrixRMaj half = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.mult(factor, floored, half);
    DMatrixRMaj white = new DMatrixRMaj(64, 64);
    CommonOps_DDRM.multTransB(half, factor, white);
    assertThat(distance(white, CommonOps_DDRM.identity(64))).isLessThan(1e-5);
    assertThat(whitening.logDeterminant())
        .isCloseTo(Covariances.logDeterminant(floored), within(1e-8));
  }

  private static DMatrixRMaj unit(double diagonal) {
    DMatrixRMaj matrix = CommonOps_DDRM.identity(64);
    CommonOps_DDRM.scale(diagonal, matrix);
    return matrix;
  }

  private static double halfSquares(float[] rows, double[] patch) {
    double sum = 0;
    for (int i = 0; i < rows.length / 64; i++) {
      double product = 0;
      for (int j = 0; j < 64; j++) {
        product += rows[i * 64 + j] * patch[j];
      }
      sum += product * product / 2;
    }
    return sum;
  }

  private static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj difference = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.subtract(a, b, difference);
    return NormOps_DDRM.normF(difference);
  }
}
