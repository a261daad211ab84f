package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestNoiseScale {
  private static final Tolerances.Bound ROUNDING = new Tolerances.Bound(2e-5, 1e-5);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final RandomGenerator random = Seeds.random();
  private final NDArray clean = Arrays2d.uniform(manager, 12, 9, random);
  private final NDArray noise = NoiseScale.white(clean, random);

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 37, 200, 640.25})
  void velocityGivesImageAndNoiseBack(double level) {
    NDArray noised = NoiseScale.noised(clean, noise, level);
    NDArray velocity = NoiseScale.velocity(clean, noise, level);
    assertClose(NoiseScale.clean(noised, velocity, level), clean.toFloatArray(), ROUNDING);
    assertClose(NoiseScale.noise(noised, velocity, level), noise.toFloatArray(), ROUNDING);
  }

  @Test
  void levelZeroIsWithoutNoise() {
    assertClose(NoiseScale.noised(clean, noise, 0), clean.toFloatArray(), ROUNDING);
  }

  /** The product of 1 - beta for linear beta from 1e-4 to 0.02, as published diffusion models. */
  @Test
  void signalIsThatOfTheLinearSchedule() {
    assertThat(NoiseScale.signal(1)).isCloseTo(1 - 1e-4, within(1e-12));
    assertThat(NoiseScale.signal(2))
        .isCloseTo((1 - 1e-4) * (1 - 1e-4 - 0.0199 / 999), within(1e-12));
    assertThat(NoiseScale.signal(1000)).isCloseTo(4.04e-5, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.7, 5})
  void levelIsTheInverseOfSigma(double sigma) {
    assertThat(NoiseScale.sigma(NoiseScale.level(sigma)))
        .isCloseTo(sigma, within(1e-5 * sigma + 1e-7));
  }

  @Test
  void whiteNoiseHasUnitVariance() {
    NDArray many =
        NoiseScale.white(manager.zeros(new ai.djl.ndarray.types.Shape(100, 100)), random);
    assertThat(many.mean().getFloat()).as(Seeds.replay()).isCloseTo(0, within(0.05f));
    assertThat(many.square().mean().getFloat()).as(Seeds.replay()).isCloseTo(1, within(0.08f));
  }
}
