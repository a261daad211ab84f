package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.explain.Attribution;
import dev.refocus.explain.BlurPath;
import dev.refocus.explain.HrWindow;
import dev.refocus.explain.LocalAttribution;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Slope;
import dev.refocus.ndarray.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The restoration as a function of the LR pixels. */
@Tag("long")
class TestHeldFit {
  private static final int SCALE = 2;
  private static final int SIDE = 32;
  private static final Kernel BOX = ProgramKernel.BOX.at(SCALE);
  private static final Image LR =
      Fits.degraded(Photographs.luma("astronaut", SCALE * SIDE, SCALE * SIDE), BOX, SCALE);
  private static final ImageFitter FITTER = new ImageFitter(Device.cpu(), 2);
  private static final HrWindow WINDOW = new HrWindow(24, 20, 12);

  @AfterAll
  static void endThreads() {
    FITTER.close();
  }

  @Test
  void isTheFitAtTheImageItself() {
    for (Profile profile : new Profile[] {Profile.FAST, Profile.SOLVER}) {
      FitConfig config = new FitConfig(SCALE, profile, 0);
      float[] fitted = FITTER.fit(Fits.decoded(LR), config, Seeds.SEED).hr().samples();
      try (HeldFit held = held(config)) {
        assertThat(held.hr().toFloatArray()).as("%s", profile).hasSameSizeAs(fitted);
        assertThat(distance(held.hr().toFloatArray(), fitted)).as("%s", profile).isLessThan(1e-4);
      }
    }
  }

  /** Measured: .1 %. */
  @Test
  void whatThePixelsDidSumsUpToTheDetail() {
    try (HeldFit held = held(new FitConfig(SCALE, Profile.FAST, 0));
        Workers workers = new Workers(2)) {
      Attribution found =
          new LocalAttribution(held, WINDOW, BlurPath.DEFAULT).of(held.lr(), workers);
      assertThat(found.detail()).isGreaterThan(1.2 * found.baseline());
      assertThat(found.incompleteness()).isLessThan(0.02);
    }
  }

  @Test
  void theDerivativeIsThatOfFiniteDifferences() {
    try (HeldFit held = held(new FitConfig(SCALE, Profile.FAST, 0))) {
      float[] direction = direction(held.lr().toFloatArray().length);
      try (Slope slope = Autograd.slope(held.lr(), x -> WINDOW.detail(held.apply(x)))) {
        double expected = 0;
        float[] gradient = slope.gradient().toFloatArray();
        for (int i = 0; i < gradient.length; i++) {
          expected += gradient[i] * direction[i];
        }
        double step = 2e-3;
        double difference =
            (detail(held, direction, step) - detail(held, direction, -step)) / (2 * step);
        assertThat(difference).isCloseTo(expected, within(0.02 * Math.abs(expected)));
      }
    }
  }

  private static double detail(HeldFit held, float[] direction, double step) {
    NDManager manager = held.lr().getManager();
    NDArray moved =
        held.lr().add(manager.create(direction, held.lr().getShape()).mul((float) step));
    return WINDOW.detail(held.apply(moved)).getFloat();
  }

  /** Smooth, so that no rounding of small differences is in the way. */
  private static float[] direction(int length) {
    float[] direction = new float[length];
    for (int i = 0; i < length; i++) {
      direction[i] = (float) Math.sin(0.7 * (i / SIDE) + 1.1 * (i % SIDE));
    }
    return direction;
  }

  private static HeldFit held(FitConfig config) {
    return FITTER.hold(Fits.decoded(LR), config, Seeds.SEED, SIDE / 2, SIDE / 2, SIDE);
  }

  private static double distance(float[] a, float[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }
}
