package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKernelCenter {
  @Test
  void weightInTheMiddleIsCentred() {
    assertThat(KernelCenter.of(new float[] {0, 0, 0, 0, 7, 0, 0, 0, 0}))
        .isEqualTo(new KernelCenter(0, 0));
  }

  @Test
  void cornerOfAnEvenKernelIsHalfAPixelOff() {
    assertThat(KernelCenter.of(new float[] {0, 1, 0, 0})).isEqualTo(new KernelCenter(-0.5, 0.5));
  }

  @Test
  void massIsWeighed() {
    KernelCenter center = KernelCenter.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 3});
    assertThat(center).isEqualTo(new KernelCenter(0.5, 0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void followsTheKernel(long seed) {
    float[] kernel = Planes.weights(25, seed);
    KernelCenter before = KernelCenter.of(Planes.embedded(kernel, 15, 5, 5));
    KernelCenter after = KernelCenter.of(Planes.embedded(kernel, 15, 9, 2));
    assertThat(after.row() - before.row()).isCloseTo(4, within(1e-9));
    assertThat(after.column() - before.column()).isCloseTo(-3, within(1e-9));
  }

  @Test
  void agreesWithTheReferenceImplementation() {
    assertThat(Golden.table("centers.csv"))
        .hasSize(8)
        .allSatisfy(
            line -> {
              float[] kernel = Golden.inner(Golden.kernel(line.get("kernel")));
              KernelCenter center = KernelCenter.of(kernel);
              assertThat(center.row()).isCloseTo(Double.parseDouble(line.get("row")), within(1e-9));
              assertThat(center.column())
                  .isCloseTo(Double.parseDouble(line.get("column")), within(1e-9));
            });
  }

  @Test
  void refusesAKernelWithoutPositiveSum() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelCenter.of(new float[] {1, -1, 0, 0}))
        .withMessage("sum of kernel weights: 0.0, must be positive for a centre of mass");
  }

  @Test
  void refusesWeightsThatAreNotSquare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelCenter.of(new float[] {1, 2, 3}))
        .withMessage("kernel of 3 weights: must be size x size weights in row order");
  }
}
