package dev.refocus.ndarray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestAutograd {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final NDArray point = manager.create(new float[] {1, -2, 3});

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void gradientOfASumOfCubes() {
    try (Slope slope = Autograd.slope(point, x -> x.mul(x).mul(x).sum())) {
      assertThat(slope.value()).isCloseTo(20, within(1e-5));
      assertThat(slope.gradient().toFloatArray()).containsExactly(3, 12, 27);
    }
  }

  @Test
  void pointStaysAConstant() {
    for (int i = 0; i < 2; i++) {
      try (Slope slope = Autograd.slope(point, x -> x.mul(point).sum())) {
        assertThat(slope.gradient().toFloatArray()).containsExactly(1, -2, 3);
      }
    }
    assertThat(point.hasGradient()).isFalse();
    assertThat(point.toFloatArray()).containsExactly(1, -2, 3);
  }

  @Test
  void leavesOneArrayAndTheThreadsMode() {
    boolean mode = JniUtils.isGradMode();
    int before = manager.getManagedArrays().size();
    try (Slope slope = Autograd.slope(point, x -> x.square().add(1).log().sum())) {
      assertThat(manager.getManagedArrays().size() - before).isEqualTo(1);
      assertThat(slope.value()).isPositive();
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
    assertThat(JniUtils.isGradMode()).isEqualTo(mode);
  }

  /** A collection of garbage between recording and derivative must not free what it reads. */
  @Test
  void factorsOutliveGarbageCollection() {
    for (int i = 0; i < 5; i++) {
      try (Slope slope =
          Autograd.slope(
              point,
              x -> {
                NDArray value = Layers.scale(x, 7).sum();
                churn();
                return value;
              })) {
        assertThat(slope.gradient().toFloatArray()).containsExactly(7, 7, 7);
      }
    }
  }

  /** A scope within the recording closes its arrays before libtorch reads them again. */
  @Test
  void factorsOutliveTheScopesWithin() {
    for (int i = 0; i < 5; i++) {
      try (Slope slope =
          Autograd.slope(
              point,
              x -> {
                NDArray value = Scope.of(() -> Layers.scale(x, 7).mul(factors()).sum());
                churn();
                return value;
              })) {
        assertThat(slope.gradient().toFloatArray()).containsExactly(35, 42, 49);
      }
    }
  }

  private NDArray factors() {
    return Layers.constant(manager, new float[] {5, 6, 7}, new Shape(3));
  }

  /** Collects garbage and gives its memory to other numbers. */
  private void churn() {
    System.gc();
    for (int i = 0; i < 200; i++) {
      manager.create((float) i).close();
    }
  }

  @Test
  void twoThreadsRecordAtOnce() {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Supplier<float[]>> tasks =
        IntStream.rangeClosed(2, 3)
            .<Supplier<float[]>>mapToObj(factor -> () -> gradient(factor, together))
            .toList();
    try (Workers workers = new Workers(2)) {
      List<float[]> gradients = workers.map(tasks);
      assertThat(gradients.get(0)).containsExactly(4, -8, 12);
      assertThat(gradients.get(1)).containsExactly(6, -12, 18);
    }
  }

  /** Waits for the other thread in the midst of its recording. */
  private float[] gradient(int factor, CyclicBarrier together) {
    try (Slope slope =
        Autograd.slope(
            point,
            x -> {
              NDArray value = Layers.scale(x.square(), factor).sum();
              Barriers.await(together);
              return value;
            })) {
      return slope.gradient().toFloatArray();
    }
  }
}
