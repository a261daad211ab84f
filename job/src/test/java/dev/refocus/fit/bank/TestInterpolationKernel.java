package dev.refocus.fit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.model.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestInterpolationKernel {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void isCenteredOnTheBlock(int scale) {
    Kernel kernel = InterpolationKernel.of(scale);
    assertThat((kernel.size() - scale) % 2).isZero();
    assertThat(kernel.centerRow()).isCloseTo((kernel.size() - 1) / 2.0, within(1e-6));
    assertThat(kernel.centerColumn()).isCloseTo((kernel.size() - 1) / 2.0, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void eachHrPixelCountsAsMuchAsAnyOther(int scale) {
    Kernel kernel = InterpolationKernel.of(scale);
    double[] share = new double[scale];
    for (int i = 0; i < kernel.weights().length; i++) {
      share[i % kernel.size() % scale] += kernel.weights()[i];
    }
    for (double part : share) {
      assertThat(part).isCloseTo(1.0 / scale, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void isTheSameFromAllSides(int scale) {
    Kernel kernel = InterpolationKernel.of(scale);
    int size = kernel.size();
    for (int i = 0; i < size * size; i++) {
      float weight = kernel.weights()[i];
      assertThat(weight).isPositive();
      assertThat(kernel.weights()[size * size - 1 - i]).isEqualTo(weight);
      assertThat(kernel.weights()[i % size * size + i / size]).isCloseTo(weight, within(1e-9f));
    }
  }
}
