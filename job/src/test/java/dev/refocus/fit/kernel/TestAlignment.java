package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestAlignment {
  @Test
  void equalKernelsNeedNoShift() {
    Kernel kernel = Kernels.lShape(12, 3, 2);
    Alignment alignment = Alignment.of(kernel, kernel);
    assertThat(alignment.rows()).isZero();
    assertThat(alignment.columns()).isZero();
    assertThat(alignment.similarity()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"3, -2", "-4, 0", "1, 4"})
  void findsTheShift(int rows, int columns) {
    Kernel fixed = Kernels.delta(15, 7 + rows, 7 + columns);
    Alignment alignment = Alignment.of(fixed, Kernels.delta(15, 7, 7));
    assertThat(alignment.rows()).isEqualTo(rows);
    assertThat(alignment.columns()).isEqualTo(columns);
  }

  @Test
  void sizesMayDiffer() {
    Alignment alignment = Alignment.of(Kernels.delta(14, 5, 9), Kernels.delta(8, 3, 4));
    assertThat(alignment.rows()).isEqualTo(2);
    assertThat(alignment.columns()).isEqualTo(5);
    Alignment opposite = Alignment.of(Kernels.delta(8, 3, 4), Kernels.delta(14, 5, 9));
    assertThat(opposite.rows()).isEqualTo(-2);
    assertThat(opposite.columns()).isEqualTo(-5);
  }

  @Test
  void similarityIsTheMetricsOwn() {
    RandomGenerator random = Seeds.random();
    Kernel a = Kernels.gaussian(12, 2.5, 1, 2 * random.nextDouble());
    Kernel b = Kernels.lShape(16, 4, 3);
    assertThat(Alignment.of(a, b).similarity())
        .isCloseTo(KernelSimilarity.bestShift(a.weights(), b.weights()), within(1e-9));
  }
}
