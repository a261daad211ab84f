package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Closeness;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelCentering {
  @ParameterizedTest
  @CsvSource({"12, 4, 2", "16, 3, 3", "13, 4, 1", "20, 5, 4"})
  void centreOfMassIsTheCentre(int size, int margin, int thick) {
    Kernel centered = KernelCentering.center(Kernels.lShape(size, margin, thick));
    assertThat(centered.size()).isEqualTo(size + 4);
    double middle = (centered.size() - 1) / 2.0;
    assertThat(centered.centerRow()).isCloseTo(middle, within(0.05));
    assertThat(centered.centerColumn()).isCloseTo(middle, within(0.05));
  }

  @Test
  void shapeStays() {
    Kernel kernel = Kernels.gaussian(17, 3, 1.6, 0.5);
    float[] moved = new float[18 * 18];
    for (int i = 0; i < 17; i++) {
      System.arraycopy(kernel.weights(), i * 17, moved, (i + 1) * 18 + 1, 17);
    }
    Kernel centered = KernelCentering.center(Kernel.normalized(18, moved));
    float[] expected = Kernels.gaussian(22, 3, 1.6, 0.5).weights();
    assertThat(KernelSimilarity.plain(centered.weights(), expected)).isGreaterThan(0.995);
  }

  @Test
  void aCentredKernelOnlyGetsRoom() {
    Kernel kernel = Kernels.gaussian(12, 1.5, 1.5, 0);
    Closeness.assertClose(
        KernelShape.resized(KernelCentering.center(kernel), 12).weights(),
        Kernel.normalized(12, KernelShape.floored(kernel.weights(), 0.02f)).weights(),
        Tolerances.ARITHMETIC);
  }
}
