package dev.refocus.fit.reverse;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.reverse.WindowGrid.Window;
import dev.refocus.ndarray.Workers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWindowGrid {
  private static final Tolerances.Bound ROUNDING = new Tolerances.Bound(1e-6, 1e-6);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"30, 45, 24, 6", "30, 45, 30, 2", "45, 30, 100, 1", "96, 30, 32, 4"})
  void windowsCoverTheImageAndAddUp(int height, int width, int side, int windows) {
    NDArray image =
        Arrays2d.uniform(manager, 2 * height, width, Seeds.random()).reshape(1, 2, height, width);
    AtomicInteger count = new AtomicInteger();
    NDArray mapped =
        new WindowGrid(height, width, side, 3)
            .map(
                image,
                window -> {
                  count.incrementAndGet();
                  return window.mul(2);
                },
                workers);
    assertClose(mapped, image.mul(2).toFloatArray(), ROUNDING);
    assertThat(count).hasValue(windows);
  }

  @Test
  void randomWindowsLieOnTheLrGridAndReachBothEnds() {
    WindowGrid grid = new WindowGrid(40, 64, 32, 4);
    RandomGenerator random = Seeds.random();
    boolean first = false;
    boolean last = false;
    for (int i = 0; i < 200; i++) {
      Window window = grid.random(random);
      assertThat(window.top() % 4).isZero();
      assertThat(window.left() % 4).isZero();
      assertThat(window.top() + window.height()).isLessThanOrEqualTo(40);
      assertThat(window.left() + window.width()).isLessThanOrEqualTo(64);
      first |= window.top() == 0;
      last |= window.left() == 32;
    }
    assertThat(first && last).as(Seeds.replay()).isTrue();
  }
}
