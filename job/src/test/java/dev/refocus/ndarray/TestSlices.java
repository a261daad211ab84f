package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSlices {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  /** 0 to 19 in four rows. */
  private final NDArray plane = manager.arange(20f).reshape(4, 5);

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void areOfTheLastTwoAxesOfAnyNumber(int axes) {
    NDArray x = axes == 2 ? plane : axes == 3 ? plane.reshape(1, 4, 5) : plane.reshape(1, 1, 4, 5);
    assertThat(Slices.window(x, 1, 3, 3, 2).toFloatArray()).containsExactly(8, 9, 13, 14, 18, 19);
    assertThat(Slices.inside(x, 1).toFloatArray()).containsExactly(6, 7, 8, 11, 12, 13);
    assertThat(Slices.inside(x, 1).getShape().dimension()).isEqualTo(axes);
  }

  @Test
  void fillsAWindowAlone() {
    Slices.fill(plane, 0, 0, 4, 4, -1);
    assertThat(plane.get(":, 4").toFloatArray()).containsExactly(4, 9, 14, 19);
    assertThat(plane.get(":, 0:4").max().getFloat()).isEqualTo(-1);
  }

  @Test
  void rangesAreViewsOfTheFirstAxis() {
    NDArray rows = Slices.range(plane, 1, 3);
    assertThat(rows.getShape()).isEqualTo(new Shape(2, 5));
    rows.addi(100);
    assertThat(plane.get(":, 0").toFloatArray()).containsExactly(0, 105, 110, 15);
  }
}
