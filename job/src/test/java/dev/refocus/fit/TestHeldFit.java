package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import dev.refocus.Checkout;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Profile;
import dev.refocus.explain.Attribution;
import dev.refocus.explain.BlurPath;
import dev.refocus.explain.HrWindow;
import dev.refocus.explain.LocalAttribution;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.network.NetworkFile;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Slope;
import dev.refocus.ndarray.Workers;
import java.nio.file.Path;
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
  private static final float STEP = 5e-4f;
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

  /** Measured: 2e-4 of it at most. The choices of the mixture are held, so nothing jumps. */
  @Test
  void theDerivativeIsThatOfFiniteDifferences() {
    for (Profile profile : new Profile[] {Profile.FAST, Profile.SOLVER}) {
      try (HeldFit held = held(new FitConfig(SCALE, profile, 0))) {
        assertDerivative(held);
      }
    }
  }

  @Test
  void aTorchScriptHasADerivative() {
    Path file = Checkout.root().resolve("datasets/reference/networks/upscaler_x3.pt");
    String name = "upscaler_x3.pt";
    KnownNetwork known = new KnownNetwork(name, file.toString(), name, NetworkFile.card(file));
    KnownNetwork raw = known.used(NetworkCard.Use.RAW);
    try (HeldFit held = held(new FitConfig(3, Profile.NETWORK, 0).with(raw))) {
      assertDerivative(held);
    }
  }

  /** Along the gradient, where rounding counts least. */
  private static void assertDerivative(HeldFit held) {
    try (Slope slope = Autograd.slope(held.lr(), x -> energy(held.apply(x)))) {
      NDArray gradient = slope.gradient();
      NDArray direction = gradient.div(gradient.abs().max().getFloat());
      double expected = gradient.mul(direction).sum().getFloat();
      double ahead = energy(held.apply(held.lr().add(direction.mul(STEP)))).getFloat();
      double behind = energy(held.apply(held.lr().sub(direction.mul(STEP)))).getFloat();
      assertThat(expected).isGreaterThan(0.1);
      assertThat((ahead - behind) / (2 * STEP)).isCloseTo(expected, within(1e-2 * expected));
    }
  }

  private static NDArray energy(NDArray hr) {
    NDArray inside = Slices.window(hr, WINDOW.top(), WINDOW.left(), WINDOW.side(), WINDOW.side());
    return inside.mul(inside).sum();
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
