package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.prior.DiffusionRecipe;
import dev.refocus.fit.prior.DiffusionRecipe.Crops;
import dev.refocus.fit.prior.DiffusionRecipe.Network;
import dev.refocus.fit.prior.DiffusionRecipe.Pace;
import dev.refocus.fit.prior.DiffusionRecipe.Stop;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.reverse.JointRecipe.Rates;
import dev.refocus.fit.reverse.JointRecipe.Unet;
import dev.refocus.fit.reverse.JointRecipe.Visits;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.ndarray.Workers;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On an LR image of 32 x 32 pixels at scale 2, frame included. */
@Tag("long")
class TestJointDiffusion {
  private static final int SIDE = 32;
  private static final int SIZE = 12;
  private static final Kernel TRUTH = Kernels.gaussian(SIZE, 2.2, 1.1, 0.7);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);
  private final RandomGenerator random = Seeds.random();
  private final NDArray hr =
      Arrays2d.plane(manager, Scenes.textured(2 * SIDE, 2 * SIDE, random), 2 * SIDE, 2 * SIDE);
  private final NDArray lr = new ImageModel(manager, TRUTH, 2, SIDE, SIDE).degrade(hr);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  /** With the true image to start from, the loop has to find the kernel: it is what is wrong. */
  @Test
  void turnsAWrongKernelIntoTheTrueOne() {
    Kernel wrong = Kernels.gaussian(SIZE, 2.2, 1.1, 0.7 + Math.PI / 2);
    JointRecipe recipe =
        new JointRecipe(
            new Visits(20, 3, 40, 40),
            new Rates(1e-5, 2e-3),
            new Unet(4, 2, true),
            100,
            2 * SIDE,
            1);
    JointDiffusion.Result result = recover(recipe, Optional.of(wrong), 2);
    assertThat(result.steps()).isEqualTo(120);
    assertThat(likeness(wrong)).isLessThan(0.85);
    assertThat(likeness(result.kernel())).as(Seeds.replay()).isGreaterThan(0.95);
  }

  @Test
  void publishedLoopRunsFromNothing() {
    JointDiffusion.Result result = recover(small(2 * SIDE), Optional.empty(), 2);
    assertThat(result.hr()).hasSize(4 * SIDE * SIDE);
    for (float sample : result.hr()) {
      assertThat(sample).isBetween(0f, 1f);
    }
    assertThat(result.loss()).isPositive();
  }

  @Test
  void resultDependsOnTheSeedAlone() {
    JointDiffusion.Result once = recover(small(40), Optional.of(TRUTH), 1);
    JointDiffusion.Result again = recover(small(40), Optional.of(TRUTH), 2);
    assertThat(again.hr()).isEqualTo(once.hr());
    assertThat(again.kernel()).isEqualTo(once.kernel());
  }

  private static JointRecipe small(int window) {
    return new JointRecipe(
        new Visits(50, 2, 2, 1), new Rates(1e-3, 1e-4), new Unet(4, 2, false), 3, window, 2);
  }

  private static double likeness(Kernel kernel) {
    return KernelSimilarity.plain(kernel.weights(), TRUTH.weights());
  }

  private JointDiffusion.Result recover(JointRecipe recipe, Optional<Kernel> kernel, int threads) {
    DiffusionRecipe training =
        new DiffusionRecipe(
            new Network(8, true),
            new Crops(SIDE, 1, true, 100),
            new Pace(30, 2e-3, 0.9),
            new Stop(5, 10));
    try (Workers some = new Workers(threads)) {
      RandomGenerator stream = Seeds.random();
      PatchDiffusion prior =
          PatchDiffusionTraining.train(lr.expandDims(0), training, stream, some, () -> false)
              .prior();
      NDArray known = manager.ones(new Shape(SIDE, SIDE));
      return new JointDiffusion(prior, recipe, some, lr.expandDims(0), known, 2, SIZE)
          .recover(hr.expandDims(0), kernel, stream, () -> false);
    }
  }
}
