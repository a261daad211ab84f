package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestDescent {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  /** The first step of Adam is the rate, whatever the gradient's length. */
  @Test
  void firstStepIsAsLongAsTheRate() {
    NDArray parameters = manager.create(new float[] {5, -5});
    try (Workers workers = new Workers(1);
        Descent descent = new Descent(parameters, manager.create(new float[] {1, 0.5f}), workers)) {
      assertThat(descent.step(List.of(x -> x.mul(1000).square().sum()), 0.1)).isEqualTo(5e7);
      assertThat(parameters.toFloatArray()[0]).isCloseTo(4.9f, within(1e-5f));
      assertThat(parameters.toFloatArray()[1]).isCloseTo(-4.95f, within(1e-5f));
    }
  }

  /** By the rate's share of it, where there is no gradient. */
  @Test
  void decayMakesParametersSmaller() {
    NDArray parameters = manager.create(new float[] {5, -5});
    NDArray shares = manager.create(new float[] {1, 0.5f});
    try (Workers workers = new Workers(1);
        Descent descent = new Descent(parameters, shares, 0.2, workers)) {
      descent.step(List.of(x -> x.sub(x).sum()), 0.1);
      assertThat(parameters.toFloatArray()).containsExactly(4.9f, -4.95f);
    }
  }

  @Test
  void findsTheLeastOfTheMean() {
    assertThat(minimum(1)[0]).isCloseTo(2, within(1e-2f));
  }

  @Test
  void threadsMakeNoDifference() {
    assertThat(minimum(2)).isEqualTo(minimum(1));
  }

  /** Of (x - 1)^2 and (x - 3)^2: 2. */
  private float[] minimum(int threads) {
    NDArray parameters = manager.create(new float[] {0});
    List<UnaryOperator<NDArray>> functions =
        List.of(x -> x.sub(1).square().sum(), x -> x.sub(3).square().sum());
    try (Workers workers = new Workers(threads);
        Descent descent = new Descent(parameters, manager.create(new float[] {1}), workers)) {
      for (int i = 0; i < 200; i++) {
        descent.step(functions, 0.05);
      }
      assertThat(descent.steps()).isEqualTo(200);
      return parameters.toFloatArray();
    }
  }
}
