package dev.refocus.fit.reverse;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.prior.MixtureRecipe;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestReverseDiffusion {
  private static final NoiseSchedule SCHEDULE = NoiseSchedule.geometric(0.2, 0.03, 12);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();
  private final NDArray truth = Arrays2d.plane(manager, Scenes.blocks(72, 72, random), 72, 72);
  private final ImageModel model =
      new ImageModel(manager, Kernels.gaussian(9, 2.2, 0.9, 0.5), 3, 24, 24);
  private final DataStep step = DataStep.of(manager, model, GuessError.NATURAL);
  private final NDArray lr = model.degrade(truth);
  private final Observation seen = new Observation(lr, lr.onesLike(), 0.001);

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void truthIsAFixedPointOfAPriorThatKnowsIt() {
    List<Double> levels = new ArrayList<>();
    PatchPrior unchanging =
        (plane, sigma, stream) -> {
          levels.add(sigma);
          return plane.duplicate();
        };
    NDArray x =
        new ReverseDiffusion(unchanging, SCHEDULE, 0.002).restore(truth, seen, step, random);
    assertClose(x, truth.toFloatArray(), Tolerances.DATA_STEP);
    assertThat(levels).containsExactly(boxed(SCHEDULE.levels()));
  }

  @Test
  void knownKernelBeatsInterpolation() {
    try (Workers workers = new Workers(2)) {
      NDArray start = Resampling.enlarge(lr, 3);
      PatchMixture prior =
          PatchMixture.learn(lr, new MixtureRecipe(12, 8000, 5, 8), random, workers);
      NDArray x = new ReverseDiffusion(prior, SCHEDULE, 0.002).restore(start, seen, step, random);
      double before = Arrays2d.rms(start.toFloatArray(), truth.toFloatArray());
      assertThat(Arrays2d.rms(x.toFloatArray(), truth.toFloatArray()))
          .as(Seeds.replay())
          .isLessThan(0.92 * before);
      assertThat(Arrays2d.rms(model.degrade(x).toFloatArray(), lr.toFloatArray()))
          .as(Seeds.replay())
          .isLessThan(0.012);
    }
  }

  private static Double[] boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }
}
