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
import dev.refocus.ndarray.Fourier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestEdgeSharpening {
  private static final int SIDE = 48;
  private static final double PUBLISHED_COUPLING = 1e5;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void strongEdgesStay() {
    float[] scene = Scenes.blocks(SIDE, SIDE, random);
    for (int i = 0; i < scene.length; i++) {
      scene[i] = Math.round(5 * scene[i]) / 5f;
    }
    NDArray plane = Arrays2d.plane(manager, scene, SIDE, SIDE);
    assertClose(sharpen(plane, Kernels.delta(5, 2, 2), 1e-5), scene, Tolerances.FLAT);
  }

  @Test
  void weakTextureGoes() {
    float[] scene = Scenes.blocks(SIDE, SIDE, random);
    float[] grainy = Arrays2d.noisy(scene, 0.01, random);
    NDArray sharp =
        sharpen(Arrays2d.plane(manager, grainy, SIDE, SIDE), Kernels.delta(5, 2, 2), 4e-4);
    assertThat(Arrays2d.rms(sharp.toFloatArray(), scene))
        .as(Seeds.replay())
        .isLessThan(0.5 * Arrays2d.rms(grainy, scene));
  }

  @Test
  void blurGoes() {
    float[] scene = Scenes.blocks(SIDE, SIDE, random);
    Kernel kernel = Kernels.gaussian(9, 1.2, 1.2, 0);
    NDArray spectrum = Fourier.correlation(manager, kernel.weights(), 9, 4, SIDE, SIDE);
    NDArray plane = Arrays2d.plane(manager, scene, SIDE, SIDE);
    NDArray blurred = Fourier.inverse(Fourier.multiply(Fourier.forward(plane), spectrum), SIDE);
    float[] sharp = sharpen(blurred, kernel, 2e-4).toFloatArray();
    assertThat(Arrays2d.rms(sharp, scene))
        .as(Seeds.replay())
        .isLessThan(0.5 * Arrays2d.rms(blurred.toFloatArray(), scene));
  }

  @Test
  void agreesWithTheReferencePrototype() {
    Golden blurred = Golden.read("sharpen_blurred");
    NDArray plane = Arrays2d.plane(manager, blurred.values(), blurred.rows(), blurred.columns());
    Kernel kernel = new Kernel(9, Golden.read("sharpen_kernel").values());
    assertClose(
        sharpen(plane, kernel, 4e-3),
        Golden.read("sharpen_result").values(),
        Tolerances.GOLDEN_SHARPENING);
  }

  private NDArray sharpen(NDArray blurred, Kernel kernel, double sparsity) {
    int height = (int) blurred.getShape().get(0);
    int width = (int) blurred.getShape().get(1);
    NDArray otf =
        Fourier.correlation(
            manager, kernel.weights(), kernel.size(), kernel.size() / 2, height, width);
    return EdgeSharpening.sharpen(
        blurred,
        Fourier.forward(blurred),
        otf,
        GradientPower.of(manager, height, width),
        sparsity,
        PUBLISHED_COUPLING);
  }
}
