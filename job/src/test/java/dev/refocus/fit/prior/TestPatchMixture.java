package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.ndarray.Workers;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatchMixture {
  private static final int HEIGHT = 48;
  private static final int WIDTH = 55;

  private static final MixtureRecipe RECIPE = new MixtureRecipe(24, 16_000, 8, 2);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(2);
  private final RandomGenerator random = Seeds.random();
  private final float[] scene = Scenes.textured(HEIGHT, WIDTH, random);
  private final NDArray plane = Arrays2d.plane(manager, scene, HEIGHT, WIDTH);

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  @Test
  void withoutNoiseNothingChanges() {
    PatchMixture mixture = PatchMixture.learn(plane, RECIPE, random, workers);
    for (int n = 0; n < 4; n++) {
      assertClose(mixture.denoise(plane, 1e-6, random), scene, Tolerances.WIENER);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.15, 0.4", "0.05, 0.5"})
  void noiseFalls(double sigma, double left) {
    float[] noisy = Arrays2d.noisy(scene, sigma, random);
    PatchMixture mixture = PatchMixture.learn(plane, RECIPE, random, workers);
    NDArray clean = mixture.denoise(Arrays2d.plane(manager, noisy, HEIGHT, WIDTH), sigma, random);
    assertThat(Arrays2d.rms(clean.toFloatArray(), scene) / Arrays2d.rms(noisy, scene))
        .as(Seeds.replay())
        .isLessThan(left);
  }

  @Test
  void meanOfTheImageStays() {
    PatchMixture mixture = PatchMixture.learn(plane, RECIPE, random, workers);
    NDArray flat = plane.zerosLike().add(0.25f);
    assertThat(mixture.denoise(flat, 0.1, random).toFloatArray())
        .satisfies(samples -> assertThat(samples[0]).isCloseTo(0.25f, within(1e-6f)))
        .satisfies(samples -> assertThat(samples[777]).isCloseTo(0.25f, within(1e-6f)));
  }

  @Test
  void weightsOfTheComponentsAddUpToOne() {
    double sum =
        MixtureLearner.learn(plane, RECIPE, random, workers).stream()
            .mapToDouble(Gaussian::weight)
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void resultDependsOnTheSeedAlone() {
    float[] once = denoised(1, 4);
    assertThat(denoised(1, 4)).isEqualTo(once);
    assertThat(denoised(2, 4)).isEqualTo(once);
    assertThat(denoised(2, 5)).isNotEqualTo(once);
  }

  @Test
  void agreesWithTheReferencePrototype() {
    assertClose(denoisedGolden(0.02), golden("denoise_weak"), Tolerances.GOLDEN_DENOISER);
    assertClose(denoisedGolden(0.1), golden("denoise_strong"), Tolerances.GOLDEN_DENOISER_STRONG);
  }

  private NDArray denoisedGolden(double sigma) {
    Golden noisy = Golden.read("denoise_noisy");
    RandomGenerator gridAtZero = () -> 0;
    return new PatchMixture(manager, Covariances.mixture(), 2, workers)
        .denoise(
            Arrays2d.plane(manager, noisy.values(), noisy.rows(), noisy.columns()),
            sigma,
            gridAtZero);
  }

  private static float[] golden(String name) {
    return Golden.read(name).values();
  }

  private float[] denoised(int threads, long seed) {
    RandomGenerator stream = new java.util.SplittableRandom(seed);
    try (Workers some = new Workers(threads)) {
      PatchMixture mixture = PatchMixture.learn(plane, RECIPE, stream, some);
      return mixture.denoise(plane, 0.1, stream).toFloatArray();
    }
  }
}
