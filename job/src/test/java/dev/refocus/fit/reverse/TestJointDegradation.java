package dev.refocus.fit.reverse;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.reverse.WindowGrid.Window;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestJointDegradation {
  private static final int SIDE = 24;
  private static final Tolerances.Bound ROUNDING = new Tolerances.Bound(1e-5, 3e-6);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 12", "3, 17", "4, 24"})
  void isTheImageModelInsideAWindow(int scale, int size) {
    Kernel kernel = Kernels.random(size, random);
    NDArray x = Arrays2d.uniform(manager, scale * SIDE, scale * SIDE, random);
    NDArray y = new ImageModel(manager, kernel, scale, SIDE, SIDE).degrade(x);
    NDArray lr = y.reshape(1, 1, SIDE, SIDE);
    NDArray known = lr.onesLike();
    NDArray weights = manager.create(kernel.weights(), new Shape(1, 1, size, size));
    JointDegradation degradation = new JointDegradation(lr, known, scale, size);
    Window window = new Window(2 * scale, scale, 20 * scale, 21 * scale);

    NDArray whole = x.expandDims(0).expandDims(0);
    NDArray seen = degradation.degrade(window.of(whole), weights);
    int margin = JointDegradation.margin(size, scale);
    String inside =
        String.format(
            Locale.ROOT, "%d:%d, %d:%d", 2 + margin, 22 - margin, 1 + margin, 22 - margin);
    assertClose(seen, y.get(inside).toFloatArray(), ROUNDING);
    assertThat(degradation.loss(window.of(whole), weights, window).getFloat())
        .isCloseTo(0, within(1e-9f));
    assertThat(degradation.loss(window.of(whole).add(0.5f), weights, window).getFloat())
        .isCloseTo(0.25f, within(1e-4f));
  }
}
