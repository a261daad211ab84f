package dev.refocus.fit.kernel;

import static dev.refocus.fit.Closeness.assertClose;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Gradients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestGradientPower {
  @ParameterizedTest
  @CsvSource({"8, 10", "7, 9"})
  void isTheGradientsThenTheirAdjoint(int height, int width) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray x = Arrays2d.uniform(manager, height, width, Seeds.random());
      NDArray direct = Gradients.adjoint(Gradients.horizontal(x), Gradients.vertical(x));
      NDArray product = Fourier.forward(x).mul(GradientPower.of(manager, height, width));
      assertClose(Fourier.inverse(product, width), direct.toFloatArray(), Tolerances.CURVATURE);
    }
  }
}
