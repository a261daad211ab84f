package dev.refocus.fit.kernel;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.ndarray.Fourier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelSolve {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"13, 6, 64, 72", "12, 4, 64, 72", "12, 5, 65, 71"})
  void findsTheKernelBetweenTwoImages(int size, int offset, int height, int width) {
    Kernel kernel = Kernels.lShape(size, 3, 2);
    NDArray sharp =
        Arrays2d.plane(manager, Scenes.textured(height, width, Seeds.random()), height, width);
    NDArray otf = Fourier.correlation(manager, kernel.weights(), size, offset, height, width);
    NDArray blurred = Fourier.inverse(Fourier.multiply(Fourier.forward(sharp), otf), width);
    float[] weights = solve(sharp, blurred, size, offset);
    assertThat(KernelSimilarity.plain(weights, kernel.weights()))
        .as(Seeds.replay())
        .isGreaterThan(0.99);
  }

  @Test
  void sameImageTwiceGivesAnImpulse() {
    NDArray plane = Arrays2d.plane(manager, Scenes.textured(64, 64, Seeds.random()), 64, 64);
    float[] weights = solve(plane, plane, 7, 3);
    assertThat(KernelSimilarity.plain(weights, Kernels.delta(7, 3, 3).weights()))
        .as(Seeds.replay())
        .isGreaterThan(0.96);
  }

  @Test
  void agreesWithTheReferencePrototype() {
    Golden sharp = Golden.read("sharpen_result");
    Golden blurred = Golden.read("sharpen_blurred");
    float[] weights =
        solve(
            Arrays2d.plane(manager, sharp.values(), sharp.rows(), sharp.columns()),
            Arrays2d.plane(manager, blurred.values(), blurred.rows(), blurred.columns()),
            9,
            4);
    assertClose(
        KernelShape.project(weights, 9).weights(),
        Golden.read("solve_kernel").values(),
        Tolerances.GOLDEN_KERNEL);
  }

  private static float[] solve(NDArray sharp, NDArray blurred, int size, int offset) {
    int height = (int) blurred.getShape().get(0);
    int width = (int) blurred.getShape().get(1);
    NDArray gradientPower = GradientPower.of(blurred.getManager(), height, width);
    return KernelSolve.solve(sharp, Fourier.forward(blurred), gradientPower, size, offset);
  }
}
