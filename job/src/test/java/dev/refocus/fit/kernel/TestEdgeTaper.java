package dev.refocus.fit.kernel;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestEdgeTaper {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void insideStays() {
    NDArray plane = Arrays2d.uniform(manager, 30, 40, Seeds.random());
    NDArray tapered = EdgeTaper.apply(plane, 7);
    assertClose(
        tapered.get("7:23, 7:33"), plane.get("7:23, 7:33").toFloatArray(), Tolerances.FOURIER);
  }

  @Test
  void constantsStay() {
    NDArray plane = manager.full(new Shape(24, 20), 0.6f);
    assertClose(EdgeTaper.apply(plane, 5), plane.toFloatArray(), Tolerances.FOURIER);
  }

  @Test
  void oppositeBordersMeet() {
    NDArray ramp = manager.arange(0f, 1f, 1 / 64f).reshape(1, 64).repeat(0, 48);
    NDArray tapered = EdgeTaper.apply(ramp, 12);
    double seam = tapered.get(":, 0").sub(tapered.get(":, 63")).abs().max().getFloat();
    assertThat(seam).isLessThan(0.1);
  }

  @Test
  void borderWiderThanHalfThePlaneStaysBounded() {
    NDArray plane = Arrays2d.uniform(manager, 16, 16, Seeds.random());
    NDArray tapered = EdgeTaper.apply(plane, 21);
    assertThat(tapered.min().getFloat()).isGreaterThanOrEqualTo(-1e-6f);
    assertThat(tapered.max().getFloat()).isLessThanOrEqualTo(1 + 1e-6f);
  }
}
