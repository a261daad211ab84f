package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKernelSimilarity {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shiftedKernelIsTheSame(long seed) {
    float[] kernel = Planes.weights(49, seed);
    float[] shifted = Planes.embedded(kernel, 24, 13, 2);
    assertThat(KernelSimilarity.bestShift(kernel, shifted)).isCloseTo(1, within(1e-12));
    assertThat(KernelSimilarity.bestShift(shifted, kernel)).isCloseTo(1, within(1e-12));
    assertThat(KernelSimilarity.plain(kernel, shifted)).isLessThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void orderDoesNotMatter(long seed) {
    float[] a = Planes.weights(81, seed);
    float[] b = Planes.weights(64, -seed);
    assertThat(KernelSimilarity.bestShift(a, b))
        .isCloseTo(KernelSimilarity.bestShift(b, a), within(1e-12));
    assertThat(KernelSimilarity.plain(a, b)).isCloseTo(KernelSimilarity.plain(b, a), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void scaleDoesNotMatter(long seed) {
    float[] a = Planes.weights(36, seed);
    float[] b = Planes.weights(36, -seed);
    float[] scaled = b.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 256;
    }
    assertThat(KernelSimilarity.bestShift(a, scaled))
        .isCloseTo(KernelSimilarity.bestShift(a, b), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void neverExceedsOne(long seed) {
    float[] kernel = Planes.weights(625, seed);
    assertThat(KernelSimilarity.bestShift(kernel, kernel)).isBetween(1 - 1e-12, 1.0);
  }

  @Test
  void pairOfEqualWeightsAgainstOneIsTheRootOfAHalf() {
    assertThat(KernelSimilarity.bestShift(new float[] {1, 1, 0, 0}, new float[] {1}))
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  /** As programs' filters have them. */
  @Test
  void negativeWeightsCountWithTheirSign() {
    float[] lobes = {-1, -1, -1, -1, 20, -1, -1, -1, -1};
    float[] opposite = lobes.clone();
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] *= -1;
    }
    assertThat(KernelSimilarity.bestShift(lobes, Planes.embedded(lobes, 9, 3, 4)))
        .isCloseTo(1, within(1e-12));
    assertThat(KernelSimilarity.plain(lobes, opposite)).isCloseTo(-1, within(1e-12));
    assertThat(KernelSimilarity.plain(lobes, new float[] {1}))
        .isCloseTo(20 / Math.sqrt(408), within(1e-12));
  }

  @Test
  void oppositeCornersDoNotTouchUnlessShifted() {
    float[] first = {1, 0, 0, 0};
    float[] last = {0, 0, 0, 2};
    assertThat(KernelSimilarity.plain(first, last)).isZero();
    assertThat(KernelSimilarity.bestShift(first, last)).isEqualTo(1);
  }

  @Test
  void centresHalfAPixelApartShareTheirWeight() {
    assertThat(KernelSimilarity.plain(new float[] {1, 1, 1, 1}, new float[] {1})).isEqualTo(0.5);
    assertThat(KernelSimilarity.plain(new float[] {1, 0, 0, 0}, new float[] {1})).isEqualTo(0.25);
  }

  @Test
  void agreesWithTheFourierTransform() {
    assertThat(Golden.table("kernels.csv"))
        .hasSize(64)
        .allSatisfy(
            line -> {
              float[] a = Golden.kernel(line.get("a"));
              float[] b = Golden.kernel(line.get("b"));
              assertThat(KernelSimilarity.bestShift(a, b))
                  .isCloseTo(Double.parseDouble(line.get("best")), within(1e-9));
              assertThat(KernelSimilarity.plain(a, b))
                  .isCloseTo(Double.parseDouble(line.get("plain")), within(1e-9));
              assertThat(KernelSimilarity.bestShift(a, Golden.inner(b)))
                  .isCloseTo(Double.parseDouble(line.get("small_best")), within(1e-9));
              assertThat(KernelSimilarity.plain(a, Golden.inner(b)))
                  .isCloseTo(Double.parseDouble(line.get("small_plain")), within(1e-9));
            });
  }

  @Test
  void refusesWeightsThatAreNotSquare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelSimilarity.bestShift(new float[10], new float[] {1}))
        .withMessage("kernel of 10 weights: must be size x size weights in row order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelSimilarity.plain(new float[] {1}, new float[0]))
        .withMessage("kernel of 0 weights: must be size x size weights in row order");
  }

  @Test
  void refusesAKernelWithoutWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelSimilarity.bestShift(new float[] {1}, new float[4]))
        .withMessage("all weights of the 2 x 2 kernel are 0: its similarity is undefined");
  }

  @Test
  void refusesInfiniteWeights() {
    float[] broken = {0, 1, Float.POSITIVE_INFINITY, 0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelSimilarity.bestShift(broken, new float[] {1}))
        .withMessage("kernel weight Infinity in row 1, column 0: must be finite");
  }
}
