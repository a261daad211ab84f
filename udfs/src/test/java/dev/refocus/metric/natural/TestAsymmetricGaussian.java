package dev.refocus.metric.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TestAsymmetricGaussian {
  private final Random random = new Random(6);

  @Test
  void findsAGaussian() {
    AsymmetricGaussian fitted = fit(2, 2);
    assertThat(fitted.shape()).isCloseTo(2, within(0.03));
    assertThat(fitted.left()).isCloseTo(2, within(0.02));
    assertThat(fitted.right()).isCloseTo(2, within(0.02));
    // A Gaussian's scale parameter is its deviation times the root of two.
    assertThat(fitted.leftScale()).isCloseTo(2 * Math.sqrt(2), within(0.05));
    assertThat(fitted.mean()).isCloseTo(0, within(0.02));
  }

  @Test
  void findsSkewness() {
    AsymmetricGaussian fitted = fit(1, 3);
    assertThat(fitted.left()).isCloseTo(1, within(0.02));
    assertThat(fitted.right()).isCloseTo(3, within(0.05));
    assertThat(fitted.mean()).isPositive();
  }

  @Test
  void findsALaplacian() {
    Moments moments = new Moments();
    for (int i = 0; i < 100_000; i++) {
      moments.add(-Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
    }
    assertThat(AsymmetricGaussian.fit(moments).shape()).isCloseTo(1, within(0.03));
  }

  @Test
  void zerosBelongToNoSide() {
    Moments moments = new Moments();
    for (double sample : new double[] {-2, 0, 0, 1e-12, -1e-12, 4}) {
      moments.add(sample);
    }
    assertThat(moments.leftSpread()).isEqualTo(2);
    assertThat(moments.rightSpread()).isEqualTo(4);
    assertThat(moments.peakedness()).isCloseTo(1 / (20 / 6.0), within(1e-12));
  }

  @Test
  void isUndefinedWithoutASide() {
    Moments moments = new Moments();
    moments.add(1);
    AsymmetricGaussian fitted = AsymmetricGaussian.fit(moments);
    assertThat(fitted.left()).isNaN();
    assertThat(fitted.mean()).isNaN();
    assertThat(fitted.shape()).isEqualTo(0.2);
  }

  /** As many samples on either side of 0 as the spreads are wide. */
  private AsymmetricGaussian fit(double left, double right) {
    Moments moments = new Moments();
    for (int i = 0; i < 100_000; i++) {
      double magnitude = Math.abs(random.nextGaussian());
      boolean negative = random.nextDouble() * (left + right) < left;
      moments.add(negative ? -left * magnitude : right * magnitude);
    }
    return AsymmetricGaussian.fit(moments);
  }
}
