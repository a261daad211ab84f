package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestDeviceMemory {
  /** More memory than a machine can address. */
  private static final long TOO_MANY = 1L << 46;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final List<Integer> tried = new ArrayList<>();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void firstSideIsTakenIfItFits() {
    assertThat(DeviceMemory.halving(200, 64, side -> worked(side, 200)))
        .isEqualTo(new DeviceMemory.Fitting<>("side 200", 200));
    assertThat(tried).containsExactly(200);
  }

  @Test
  void sidesAreHalvedUntilTheMemorySuffices() {
    assertThat(DeviceMemory.halving(400, 64, side -> worked(side, 120)))
        .isEqualTo(new DeviceMemory.Fitting<>("side 100", 100));
    assertThat(tried).containsExactly(400, 200, 100);
  }

  @Test
  void belowTheLeastSideTheFailureIsThrown() {
    assertThatThrownBy(() -> DeviceMemory.halving(200, 64, side -> worked(side, 10)))
        .isInstanceOf(EngineException.class)
        .matches(DeviceMemory::exhausted);
    assertThat(tried).containsExactly(200, 100);
  }

  @Test
  void otherFailuresAreNotTriedAgain() {
    assertThatThrownBy(
            () ->
                DeviceMemory.halving(
                    200,
                    64,
                    side -> {
                      tried.add(side);
                      return manager.create(new float[4]).reshape(3, 3).toString();
                    }))
        .isNotInstanceOf(NullPointerException.class);
    assertThat(tried).containsExactly(200);
  }

  /** libtorch refuses an allocation for sides above a bound. */
  private String worked(int side, int most) {
    tried.add(side);
    manager.zeros(new Shape(side <= most ? side : TOO_MANY)).close();
    return "side " + side;
  }
}
