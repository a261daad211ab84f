package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestKernelShape {
  @Test
  void weakWeightsGo() {
    float[] weights = new float[25];
    weights[11] = 1;
    weights[12] = 0.06f;
    weights[13] = 0.04f;
    weights[7] = -3;
    Kernel kernel = KernelShape.project(weights, 5);
    assertThat(positive(kernel)).hasSize(2);
    assertThat(kernel.weights()[12]).isCloseTo(1 / 1.06f, within(1e-6f));
  }

  @Test
  void specksGoAndLargerIslandsStay() {
    float[] weights = new float[81];
    weights[0] = 0.5f;
    weights[40] = 4;
    weights[50] = 4;
    weights[8] = 1.5f;
    Kernel kernel = KernelShape.project(weights, 9);
    assertThat(positive(kernel))
        .hasSize(3)
        .anySatisfy(weight -> assertThat(weight).isCloseTo(1.5f / 9.5f, within(1e-6f)));
  }

  @Test
  void neighboursAtCornersAreOneIsland() {
    float[] weights = new float[49];
    for (int i = 0; i < 7; i++) {
      weights[8 * i] = 1;
    }
    weights[6] = 0.7f;
    assertThat(positive(KernelShape.project(weights, 7))).hasSize(7);
  }

  @Test
  void onlyPositiveWeightsAreMass() {
    assertThat(KernelShape.hasMass(new float[] {0, -1, 0, -2})).isFalse();
    assertThat(KernelShape.hasMass(new float[] {0, -1, 1e-9f, -2})).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 12, 13})
  void massMovesToTheCenter(int size) {
    for (int row = 0; row < size; row++) {
      Kernel centered = KernelShape.center(Kernels.delta(size, row, size - 1 - row));
      assertCentered(centered);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 24})
  void projectionIsAKernelNearItsCenter(int size) {
    Kernel kernel = Kernels.random(size, Seeds.random());
    assertCentered(KernelShape.project(kernel.weights(), size));
  }

  @Test
  void projectionKeepsWhatIsAKernelAlready() {
    Kernel kernel = Kernels.lShape(13, 3, 3);
    Kernel once = KernelShape.project(kernel.weights(), 13);
    assertThat(Alignment.of(kernel, once).similarity()).isCloseTo(1, within(1e-6));
    assertThat(KernelShape.project(once.weights(), 13)).isEqualTo(once);
  }

  private static List<Float> positive(Kernel kernel) {
    return IntStream.range(0, kernel.weights().length)
        .mapToObj(i -> kernel.weights()[i])
        .filter(weight -> weight > 0)
        .toList();
  }

  private static void assertCentered(Kernel kernel) {
    double middle = (kernel.size() - 1) / 2.0;
    assertThat(kernel.centerRow()).isCloseTo(middle, within(0.5 + 1e-6));
    assertThat(kernel.centerColumn()).isCloseTo(middle, within(0.5 + 1e-6));
  }

  /** Only plausible kernels are non-negative: a program's that is moved stays what it is. */
  @Test
  void centeringKeepsNegativeLobes() {
    Kernel lanczos = ProgramKernel.LANCZOS3.at(2);
    int size = lanczos.size() + 4;
    float[] moved = new float[size * size];
    KernelShape.place(lanczos, 1, 4, moved, size);
    float[] middle = new float[size * size];
    KernelShape.place(lanczos, 2, 2, middle, size);
    assertThat(KernelShape.center(new Kernel(size, moved)).weights()).isEqualTo(middle);
  }
}
