package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestTexturedRegion {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void smallPlanesStayWhole() {
    NDArray plane = Arrays2d.uniform(manager, 192, 40, Seeds.random());
    assertThat(TexturedRegion.of(plane)).isSameAs(plane);
  }

  @Test
  void findsTheTexture() {
    NDArray plane = manager.zeros(new Shape(420, 500));
    plane.get("200:320, 250:400").addi(Arrays2d.uniform(manager, 120, 150, Seeds.random()));
    NDArray region = TexturedRegion.of(plane);
    assertThat(region.getShape()).isEqualTo(new Shape(192, 192));
    assertThat(region.sum().getFloat() / plane.sum().getFloat()).isCloseTo(1, within(1e-4f));
  }

  /** 300 - 192 is no multiple of the grid's 16 pixels: the last window is tried all the same. */
  @Test
  void longPlanesAreCutAlongTheirLengthOnly() {
    NDArray plane = manager.zeros(new Shape(60, 300));
    plane.get(":, 260:300").addi(Arrays2d.uniform(manager, 60, 40, Seeds.random()));
    NDArray region = TexturedRegion.of(plane);
    assertThat(region.getShape()).isEqualTo(new Shape(60, 192));
    assertThat(region.sum().getFloat() / plane.sum().getFloat()).isCloseTo(1, within(1e-4f));
  }

  @Test
  void contrastOfARampIsItsSlope() {
    float[] ramp = new float[20 * 30];
    for (int i = 0; i < ramp.length; i++) {
      int row = i / 30;
      int column = i % 30;
      ramp[i] = 0.003f * row + 0.004f * column;
    }
    assertThat(TexturedRegion.contrast(Arrays2d.plane(manager, ramp, 20, 30)))
        .isCloseTo(0.005, within(1e-6));
  }
}
