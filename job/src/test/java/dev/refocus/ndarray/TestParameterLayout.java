package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Seeds;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestParameterLayout {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final ParameterLayout layout =
      new ParameterLayout().convolution(2, 3, 3).constant(7, 4).uniform(0.5, 2, 5);

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void partsLieOneAfterTheOther() {
    NDArray vector =
        manager.arange(layout.size()).toType(ai.djl.ndarray.types.DataType.FLOAT32, true);
    Iterator<NDArray> parts = layout.split(vector);
    assertThat(layout.size()).isEqualTo(54 + 3 + 4 + 10);
    assertPart(parts.next(), new Shape(3, 2, 3, 3), 0);
    assertPart(parts.next(), new Shape(3), 54);
    assertPart(parts.next(), new Shape(4), 57);
    assertPart(parts.next(), new Shape(2, 5), 61);
    assertThat(parts.hasNext()).isFalse();
  }

  private static void assertPart(NDArray part, Shape shape, float first) {
    assertThat(part.getShape()).isEqualTo(shape);
    assertThat(part.toFloatArray()[0]).isEqualTo(first);
  }

  @Test
  void startIsWithinItsBounds() {
    float[] start = layout.initial(manager, Seeds.random()).toFloatArray();
    float bound = (float) Math.sqrt(6.0 / 18);
    for (int i = 0; i < 54; i++) {
      assertThat(start[i]).isBetween(-bound, bound).isNotZero();
    }
    assertThat(java.util.Arrays.copyOfRange(start, 54, 61)).containsExactly(0, 0, 0, 7, 7, 7, 7);
    for (int i = 61; i < 71; i++) {
      assertThat(start[i]).isBetween(-0.5f, 0.5f).isNotZero();
    }
  }

  @Test
  void gradientsReachEveryPart() {
    NDArray start = layout.initial(manager, Seeds.random());
    try (Slope slope =
        Autograd.slope(
            start,
            vector -> {
              Iterator<NDArray> parts = layout.split(vector);
              NDArray sum = parts.next().sum();
              while (parts.hasNext()) {
                sum = sum.add(parts.next().sum().mul(2));
              }
              return sum;
            })) {
      float[] gradient = slope.gradient().toFloatArray();
      assertThat(gradient[0]).isEqualTo(1);
      assertThat(gradient[53]).isEqualTo(1);
      assertThat(gradient[54]).isEqualTo(2);
      assertThat(gradient[70]).isEqualTo(2);
    }
  }
}
