package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.Checkout;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.prior.DiffusionRecipe.Crops;
import dev.refocus.fit.prior.DiffusionRecipe.Network;
import dev.refocus.fit.prior.DiffusionRecipe.Pace;
import dev.refocus.fit.prior.DiffusionRecipe.Stop;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TestPatchDiffusion {
  private static final int SIDE = 64;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);
  private final RandomGenerator random = Seeds.random();

  /** One part of an LR image to learn from, the part beside it to be judged by. */
  private final Image lr = Checkout.demoImage("coffee.png").luma();

  private final NDArray known = part(0);
  private final NDArray unseen = part(SIDE);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  /**
   * 250 steps of width 24, seconds; another kind of CPU rounds otherwise and ends 2 % elsewhere.
   * Both are asked once, the mixture as the profiles use it, with patches that tile the plane.
   * Patches that overlap are as good as a network that is trained for minutes; see BENCHMARKS.md.
   */
  @Test
  void denoisesUnseenPixelsBetterThanTheMixture() {
    PatchMixture mixture =
        PatchMixture.learn(known, new MixtureRecipe(12, 8000, 5, 8), random, workers);
    PatchDiffusion network = train(recipe(24, 250, 50), workers).prior();
    for (double sigma : new double[] {0.05, 0.1}) {
      assertThat(error(network, sigma))
          .as("sigma %s, %s", sigma, Seeds.replay())
          .isLessThan(0.98 * error(mixture, sigma));
    }
  }

  private double error(PatchPrior prior, double sigma) {
    float[] truth = unseen.toFloatArray();
    float[] noisy = Arrays2d.noisy(truth, sigma, new SplittableRandom(Seeds.SEED));
    NDArray clean =
        prior.denoise(Arrays2d.plane(manager, noisy, SIDE, SIDE), sigma, Seeds.random());
    return Arrays2d.rms(clean.toFloatArray(), truth);
  }

  @Test
  void withoutNoiseNothingChanges() {
    Trained trained = train(recipe(4, 2, 10), workers);
    assertClose(
        trained.prior().denoise(known, 1e-6, random),
        known.toFloatArray(),
        new Tolerances.Bound(1e-4, 1e-5));
  }

  @Test
  void resultDependsOnTheSeedAlone() {
    try (Workers single = new Workers(1)) {
      PatchDiffusion once = train(recipe(4, 5, 10), single).prior();
      PatchDiffusion again = train(recipe(4, 5, 10), workers).prior();
      assertThat(again.denoise(known, 0.1, random).toFloatArray())
          .isEqualTo(once.denoise(known, 0.1, random).toFloatArray());
    }
  }

  @Test
  void trainingEndsWhenTheHeldOutBlockGetsNoBetter() {
    // So large a rate learns nothing.
    DiffusionRecipe useless =
        new DiffusionRecipe(
            new Network(4, false),
            new Crops(32, 1, false, 1000),
            new Pace(1000, 10, 0),
            new Stop(2, 3));
    assertThat(train(useless, workers).steps()).isLessThan(200);
  }

  @Test
  void lossIsTheVelocitysVarianceAtFirst() {
    DiffusionRecipe idle =
        new DiffusionRecipe(
            new Network(4, false),
            new Crops(32, 1, false, 250),
            new Pace(1, 1e-12, 0),
            new Stop(2, 1));
    assertThat(train(idle, workers).loss()).as(Seeds.replay()).isCloseTo(0.8, within(0.3));
  }

  @Test
  void colorNetworkTakesNoPlane() {
    NDArray color = manager.ones(new Shape(3, 32, 32));
    PatchDiffusion prior =
        PatchDiffusionTraining.train(color, recipe(4, 1, 1), random, workers, () -> false).prior();
    assertThatThrownBy(() -> prior.denoise(known, 0.1, random))
        .hasMessage("a plane for a prior of 3 channels; train it on a plane");
  }

  private NDArray part(int left) {
    return Arrays2d.plane(manager, lr.samples(), lr.height(), lr.width())
        .get(String.format(Locale.ROOT, "0:%d, %d:%d", SIDE, left, left + SIDE))
        .duplicate();
  }

  private static DiffusionRecipe recipe(int width, int steps, int interval) {
    return new DiffusionRecipe(
        new Network(width, true),
        new Crops(SIDE, 2, true, 250),
        new Pace(steps, 3e-3, 0.98),
        new Stop(5, interval));
  }

  private Trained train(DiffusionRecipe recipe, Workers threads) {
    return PatchDiffusionTraining.train(
        known.expandDims(0), recipe, Seeds.random(), threads, () -> false);
  }
}
