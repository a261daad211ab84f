package dev.refocus.evaluate.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TestAgreement {
  private static final int IMAGES = 200;
  private final double[] scores = new SplittableRandom(3).doubles(IMAGES, -4, 4).toArray();

  @Test
  void equalsSciPy() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] b = {2, 1, 4, 3, 7, 8, 6, 5, 10, 9};
    Agreement agreement = Agreement.of(a, b);
    assertThat(agreement.srcc().value()).isCloseTo(0.8545455, within(1e-6));
    assertThat(agreement.krcc().value()).isCloseTo(0.6444444, within(1e-6));
    double[] tied = {1, 1, 2, 2, 2, 3, 4, 5, 5, 6};
    assertThat(Agreement.of(tied, b).srcc().value()).isCloseTo(0.8087807, within(1e-6));
    assertThat(Agreement.of(tied, b).krcc().value()).isCloseTo(0.6599663, within(1e-6));
  }

  @Test
  void mappingUndoesAnyLogisticFunction() {
    double[] few = Arrays.copyOf(scores, 40);
    for (double slope : new double[] {-3, -0.5, 0.7, 2}) {
      double[] opinions =
          Arrays.stream(few).map(x -> 20 + 60 / (1 + Math.exp(-slope * (x - 1)))).toArray();
      Agreement agreement = Agreement.of(few, opinions);
      assertThat(agreement.plcc().value()).isCloseTo(1, within(1e-6));
      assertThat(agreement.rmse().value()).isLessThan(0.01);
      assertThat(agreement.srcc().value()).isCloseTo(Math.signum(slope), within(1e-12));
      assertThat(agreement.krcc().value()).isCloseTo(Math.signum(slope), within(1e-12));
      assertThat(agreement.main().value()).as("of either direction").isCloseTo(2, within(1e-6));
    }
  }

  @Test
  void mappingIsTheLeastSquaresOne() {
    double[] x = IntStream.range(0, 60).mapToDouble(i -> 4 * Math.sin(1.7 * i)).toArray();
    double[] y = new double[60];
    Arrays.setAll(y, i -> x[i] + Math.cos(3.1 * i * i));
    // scipy.optimize.least_squares from three starts.
    assertThat(Agreement.of(x, y).rmse().value()).isCloseTo(0.7008135, within(1e-6));
  }

  @Test
  void intervalsHoldTheValueAndShrinkWithImages() {
    Agreement few = Agreement.of(Arrays.copyOf(scores, 50), Arrays.copyOf(noisy(2), 50));
    Agreement many = Agreement.of(scores, noisy(2));
    for (Agreement agreement : new Agreement[] {few, many}) {
      for (Agreement.Figure figure :
          new Agreement.Figure[] {
            agreement.srcc(), agreement.plcc(), agreement.main(), agreement.krcc()
          }) {
        assertThat(figure.value()).isBetween(figure.low(), figure.high());
      }
    }
    double ratio = width(few.srcc()) / width(many.srcc());
    assertThat(ratio).isBetween(1.5, 2.7);
    assertThat(Agreement.of(scores, noisy(2))).isEqualTo(many);
  }

  @Test
  void intervalOfSpearmanIsThatOfFishersTransform() {
    // Bonett and Wright 2000: the standard error of atanh(r) is sqrt((1 + r^2 / 2) / (n - 3)).
    Agreement.Figure srcc = Agreement.of(scores, noisy(2)).srcc();
    double error = Math.sqrt((1 + srcc.value() * srcc.value() / 2) / (IMAGES - 3));
    double low = Math.tanh(atanh(srcc.value()) - 1.96 * error);
    double high = Math.tanh(atanh(srcc.value()) + 1.96 * error);
    assertThat(srcc.low()).isCloseTo(low, within(0.03));
    assertThat(srcc.high()).isCloseTo(high, within(0.03));
  }

  @Test
  void unrelatedScoresAreNotFarFromZero() {
    double[] opinions = new SplittableRandom(8).doubles(IMAGES, 0, 100).toArray();
    Agreement agreement = Agreement.of(scores, opinions);
    assertThat(agreement.srcc().low()).isNegative();
    assertThat(agreement.srcc().high()).isPositive();
    assertThat(agreement.plcc().value()).isBetween(0.0, 0.25);
  }

  @Test
  void refusesWhatHasNoCorrelation() {
    double[] rising = IntStream.range(0, 9).asDoubleStream().toArray();
    assertThatThrownBy(() -> Agreement.of(rising, new double[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("9 scores and 8 opinions: their numbers must be equal and at least 8");
    assertThatThrownBy(() -> Agreement.of(rising, new double[9]))
        .hasMessage("opinions: all 9 are 0.0: a correlation is undefined");
    double[] broken = rising.clone();
    broken[3] = Double.NaN;
    assertThatThrownBy(() -> Agreement.of(broken, rising))
        .hasMessage("scores: one value is not finite; remove it");
  }

  private double[] noisy(double deviation) {
    SplittableRandom random = new SplittableRandom(5);
    return Arrays.stream(scores).map(x -> x + deviation * random.nextGaussian()).toArray();
  }

  private static double width(Agreement.Figure figure) {
    return figure.high() - figure.low();
  }

  private static double atanh(double value) {
    return 0.5 * Math.log((1 + value) / (1 - value));
  }
}
