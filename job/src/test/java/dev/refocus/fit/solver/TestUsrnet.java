package dev.refocus.fit.solver;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestUsrnet {
  private static final int HEIGHT = 16;
  private static final int WIDTH = 24;
  private static final double NOISE = 0.02;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void restoresAsPyTorchDoes(int scale) {
    NDArray restored = new Usrnet(manager, scale).restore(lr(), NOISE, data(scale), () -> false);
    assertThat(restored.getShape()).isEqualTo(new Shape(3, scale * HEIGHT, scale * WIDTH));
    assertClose(restored, Golden.read("usrnet_x" + scale).values(), Tolerances.GOLDEN_NETWORK);
  }

  @Test
  void stopsWhenTheTimeIsOver() {
    NDArray start = new Usrnet(manager, 2).restore(lr(), NOISE, data(2), () -> true);
    assertClose(
        start.get(":, 0::2, 0::2"), Golden.read("usrnet_lr").values(), Tolerances.ARITHMETIC);
  }

  private DataStep data(int scale) {
    Golden weights = Golden.read("usrnet_kernel_x" + scale);
    Kernel kernel = new Kernel(weights.rows(), weights.values());
    ImageModel model = new ImageModel(manager, kernel, scale, HEIGHT, WIDTH);
    return DataStep.of(manager, model, GuessError.EVEN);
  }

  private Observation[] lr() {
    NDArray planes = manager.create(Golden.read("usrnet_lr").values(), new Shape(3, HEIGHT, WIDTH));
    NDArray known = manager.ones(new Shape(HEIGHT, WIDTH));
    Observation[] colors = new Observation[3];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = new Observation(planes.get(i), known, NOISE);
    }
    return colors;
  }
}
