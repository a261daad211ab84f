package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.tile.LrFrame;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.ndarray.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestKernelRefinement {
  private static final int SIDE = 48;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  /** From a kernel that is too wide, as estimates from an enlarged image are. */
  @ParameterizedTest
  @CsvSource({"2, 12, 3", "4, 24, 7"})
  void sharpensAWidenedKernel(int scale, int size, int margin) {
    Kernel truth = Kernels.lShape(size, margin, scale);
    NDArray lr = model(truth, scale).degrade(scene(scale));
    Kernel wide = widened(truth, 0.45 * scale);
    Kernel refined = KernelRefinement.refine(lr, scale, wide, 2e-4, 3, workers);
    assertThat(likeness(refined, truth))
        .as(Seeds.replay())
        .isGreaterThan(likeness(wide, truth) + 0.01);
  }

  @Test
  void sharpImageExplainsTheLrImage() {
    Kernel truth = Kernels.lShape(24, 7, 4);
    ImageModel model = model(truth, 4);
    NDArray lr = model.degrade(scene(4));
    NDArray enlarged = Resampling.enlarge(lr, 4);
    NDArray sharp = new DecimatedSharpening(lr, enlarged).sharpen(model, 1e-4);
    assertThat(misfit(model, sharp, lr)).isLessThan(0.2 * misfit(model, enlarged, lr));
  }

  /** The equations of the sharp image itself have the true kernel as their solution. */
  @ParameterizedTest
  @CsvSource({"2, 12, 0", "3, 15, 1", "4, 24, 2"})
  void equationsOfTheTruthGiveTheKernel(int scale, int size, int seed) {
    Kernel truth = Kernels.gaussian(size, 0.9 * scale, 0.5 * scale, 0.7 + seed);
    NDArray sharp = scene(scale);
    NDArray lr = model(truth, scale).degrade(sharp);
    KernelEquations equations = equations(sharp, lr, size, size / scale + 2);
    float[] flat = new float[size * size];
    java.util.Arrays.fill(flat, 1f / flat.length);
    float[] weights = SmoothKernelSolve.solve(equations, scale, flat);
    assertThat(KernelSimilarity.plain(weights, truth.weights()))
        .as(Seeds.replay())
        .isGreaterThan(0.97);
  }

  @Test
  void equationsAreSymmetric() {
    NDArray sharp = scene(2);
    NDArray lr = model(Kernels.lShape(8, 2, 2), 2).degrade(sharp);
    KernelEquations equations = equations(sharp, lr, 8, 6);
    int n = equations.unknowns();
    assertThat(n).isEqualTo(64);
    for (int i = 0; i < n; i++) {
      assertThat(equations.matrix()[i * n + i]).isPositive();
      for (int j = 0; j < i; j++) {
        assertThat(equations.matrix()[i * n + j]).isEqualTo(equations.matrix()[j * n + i]);
      }
    }
  }

  private KernelEquations equations(NDArray sharp, NDArray lr, int size, int margin) {
    int inside = SIDE - 2 * margin;
    LrFrame frame = new LrFrame(inside, inside, margin, SIDE, SIDE);
    return KernelEquations.of(sharp, lr, size, frame, workers);
  }

  private NDArray scene(int scale) {
    int side = SIDE * scale;
    return Arrays2d.plane(manager, Scenes.blocks(side, side, Seeds.random()), side, side);
  }

  private ImageModel model(Kernel kernel, int scale) {
    return new ImageModel(manager, kernel, scale, SIDE, SIDE);
  }

  private static double misfit(ImageModel model, NDArray x, NDArray lr) {
    return model.degrade(x).sub(lr).square().mean().getFloat();
  }

  private static double likeness(Kernel kernel, Kernel truth) {
    return KernelSimilarity.bestShift(kernel.weights(), truth.weights());
  }

  private static Kernel widened(Kernel kernel, double sigma) {
    int size = kernel.size();
    float[] blur = Kernels.gaussian(size | 1, sigma, sigma, 0).weights();
    int middle = (size | 1) / 2;
    float[] weights = new float[size * size];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        int down = i / size - j / size + middle;
        int right = i % size - j % size + middle;
        boolean inside = Math.min(down, right) >= 0 && Math.max(down, right) < (size | 1);
        weights[i] += inside ? kernel.weights()[j] * blur[down * (size | 1) + right] : 0;
      }
    }
    return Kernel.normalized(size, weights);
  }
}
