package dev.refocus.ndarray;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestGradients {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void differencesAreForwardAndWrapAround() {
    NDArray plane = manager.create(new float[] {1, 2, 4, 8, 16, 32}, new Shape(2, 3));
    assertThat(Gradients.horizontal(plane).toFloatArray()).containsExactly(1, 2, -3, 8, 16, -24);
    assertThat(Gradients.vertical(plane).toFloatArray()).containsExactly(7, 14, 28, -7, -14, -28);
  }

  @Test
  void constantsHaveNone() {
    NDArray plane = manager.full(new Shape(5, 4), 0.3f);
    assertThat(Gradients.horizontal(plane).toFloatArray()).containsOnly(0);
    assertThat(Gradients.vertical(plane).toFloatArray()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"8, 6", "7, 5", "1, 9", "9, 1"})
  void adjointFulfilsItsDefinition(int height, int width) {
    NDArray x = Arrays2d.uniform(manager, height, width, random);
    NDArray right = Arrays2d.uniform(manager, height, width, random);
    NDArray down = Arrays2d.uniform(manager, height, width, random);
    double there =
        Arrays2d.dot(Gradients.horizontal(x), right) + Arrays2d.dot(Gradients.vertical(x), down);
    double back = Arrays2d.dot(x, Gradients.adjoint(right, down));
    double scale = Arrays2d.norm(x) * (Arrays2d.norm(right) + Arrays2d.norm(down));
    assertThat((there - back) / scale).isCloseTo(0, within(Tolerances.ADJOINT));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "-1, 0", "-2, 1", "9, 1"})
  void rollIsUndoneByItsOpposite(int shift, int axis) {
    NDArray x = Arrays2d.uniform(manager, 4, 7, random);
    NDArray moved = Gradients.roll(x, shift, axis);
    assertThat(moved.getFloat(0, 0))
        .isEqualTo(
            x.getFloat(
                axis == 0 ? Math.floorMod(shift, 4) : 0, axis == 1 ? Math.floorMod(shift, 7) : 0));
    assertClose(Gradients.roll(moved, -shift, axis), x.toFloatArray(), new Tolerances.Bound(0, 0));
  }
}
