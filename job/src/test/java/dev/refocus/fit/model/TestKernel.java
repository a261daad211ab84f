package dev.refocus.fit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Kernels;
import org.junit.jupiter.api.Test;

class TestKernel {
  @Test
  void refusesWeightsThatDoNotFillIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Kernel(3, new float[8]))
        .withMessage("8 weights do not fill a 3 x 3 kernel");
  }

  @Test
  void holdsTheNegativeLobesOfPrograms() {
    Kernel kernel = Kernel.unitSum(2, new double[] {6, -2, 2, 2});
    assertThat(kernel.weights()).containsExactly(0.75f, -0.25f, 0.25f, 0.25f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.unitSum(1, new double[] {-1}))
        .withMessage("sum of kernel weights: -1.0, must be positive");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Kernel(1, new float[] {Float.NaN}))
        .withMessage("kernel weight: NaN, must be finite");
  }

  @Test
  void refusesAnotherSum() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Kernel(1, new float[] {0.5f}))
        .withMessage("sum of kernel weights: 0.5, must be 1");
  }

  @Test
  void normalizingClipsAndDivides() {
    Kernel kernel = Kernel.normalized(2, new float[] {3, -5, 1, 0});
    assertThat(kernel.weights()).containsExactly(0.75f, 0, 0.25f, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.normalized(2, new float[] {0, -5, 0, 0}))
        .withMessage("no positive weight in the kernel");
  }

  @Test
  void centerIsTheMeanPosition() {
    Kernel kernel = new Kernel(2, new float[] {0.5f, 0.25f, 0, 0.25f});
    assertThat(kernel.centerRow()).isEqualTo(0.25);
    assertThat(kernel.centerColumn()).isEqualTo(0.5);
    assertThat(Kernels.delta(5, 3, 1).centerRow()).isCloseTo(3, within(0.0));
  }

  /** Three by five: standard deviations of sqrt(2/3) and sqrt(2). */
  @Test
  void elongationIsThatOfItsWeights() {
    float[] bar = new float[25];
    for (int i = 5; i < 20; i++) {
      bar[i] = 1 / 15f;
    }
    assertThat(new Kernel(5, bar).elongation()).isCloseTo(Math.sqrt(3), within(1e-6));
  }

  @Test
  void elongationDoesNotDependOnTheDirection() {
    float[] diagonal = new float[25];
    for (int i = 0; i < 5; i++) {
      diagonal[6 * i] = 0.2f;
    }
    assertThat(new Kernel(5, diagonal).elongation()).isCloseTo(10, within(1e-6));
    assertThat(new Kernel(1, new float[] {1}).elongation()).isEqualTo(1);
  }
}
