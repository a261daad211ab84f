package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestBorders {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void mirrorsWithoutRepeatingTheEdge() {
    assertThat(Borders.mirrored(4, 2, 3)).containsExactly(2, 1, 0, 1, 2, 3, 2, 1, 0);
  }

  @Test
  void mirrorsAgainWhenTheMarginIsLongerThanTheRow() {
    assertThat(Borders.mirrored(2, 3, 3)).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
    assertThat(Borders.mirrored(1, 2, 1)).containsOnly(0).hasSize(4);
  }

  @Test
  void reflectsRowsAndColumns() {
    NDArray plane = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
    NDArray framed = Borders.reflect(plane, 1, 0, 2, 1);
    assertThat(framed.getShape()).isEqualTo(new Shape(3, 6));
    assertThat(framed.toFloatArray())
        .containsExactly(6, 5, 4, 5, 6, 5, 3, 2, 1, 2, 3, 2, 6, 5, 4, 5, 6, 5);
  }

  @Test
  void keepsTheInside() {
    NDArray plane = Arrays2d.uniform(manager, 5, 7, Seeds.random());
    NDArray framed = Borders.reflect(plane, 9, 2, 3, 11);
    assertThat(framed.getShape()).isEqualTo(new Shape(16, 21));
    assertThat(framed.get("9:14, 3:10").toFloatArray()).isEqualTo(plane.toFloatArray());
  }
}
