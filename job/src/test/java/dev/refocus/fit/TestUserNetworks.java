package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.refocus.Checkout;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Profile;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.network.NetworkFile;
import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.Psnr;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The profile of users' networks, with networks of random weights. */
@Tag("long")
class TestUserNetworks {
  private static final int SCALE = 2;

  @Test
  void whatANetworkDrawsIsMadeToAgreeWithTheLrImage() {
    Image truth = Photographs.luma("coffee", 128, 128);
    Image lr = Fits.degraded(truth, ProgramKernel.BOX.at(SCALE), SCALE);
    Restoration solver = fit(lr, new FitConfig(SCALE, Profile.SOLVER, 0));
    Restoration corrected = fit(lr, used(NetworkCard.Use.CORRECTED));
    Restoration consistent = fit(lr, used(NetworkCard.Use.CONSISTENT));
    assertThat(consistent.kernelName()).isEqualTo(solver.kernelName());
    assertThat(consistent.residualDb()).isGreaterThan(corrected.residualDb() + 5);
    double unconfirmed = stillPsnr(consistent.hr(), solver.hr());
    assertThat(unconfirmed).as("dB; a grey image is its luma").isLessThan(60);
    assertThat(consistent.trace().steps())
        .filteredOn(step -> step.name().startsWith("network"))
        .singleElement()
        .satisfies(step -> assertThat(step.value()).isCloseTo(unconfirmed, within(1e-3)));
    assertThat(solver.trace().unconfirmed()).isEmpty();
    assertMapOf(consistent.hr(), solver.hr(), consistent.trace().unconfirmed().orElseThrow());
  }

  /** A pixel for each HR pixel of a grey image. */
  private static void assertMapOf(Image drawn, Image restored, Image map) {
    assertThat(map.samples()).hasSameSizeAs(drawn.samples());
    for (int i = 0; i < map.samples().length; i++) {
      double difference = Math.abs(drawn.samples()[i] - restored.samples()[i]);
      assertThat(map.samples()[i]).isCloseTo((float) Math.min(4 * difference, 1), within(1e-5f));
    }
  }

  /** A network of random weights, so that any difference of what it sees shows. */
  @Test
  void theLrImageGoesInAsItIsWhereTheKernelIsTheNetworksOwn() {
    Image truth = Photographs.luma("coffee", 128, 128);
    Image box = Fits.degraded(truth, ProgramKernel.BOX.at(SCALE), SCALE);
    KnownNetwork ofBox = ofBox(network("srvgg_x2.safetensors"));
    FitConfig config = new FitConfig(SCALE, Profile.NETWORK, 0);
    Restoration raw = fit(box, config.with(ofBox.used(NetworkCard.Use.RAW)));
    Restoration corrected = fit(box, config.with(ofBox.used(NetworkCard.Use.CORRECTED)));
    assertThat(corrected.kernelName()).isEqualTo("box");
    assertThat(corrected.hr().samples()).isEqualTo(raw.hr().samples());
  }

  @Test
  void aFlatImageIsInterpolatedByANetworksProfileToo() {
    float[] grey = new float[48 * 48];
    Arrays.fill(grey, 0.5f);
    Image flat = new Image(1, 48, 48, grey);
    assertThat(fit(flat, used(NetworkCard.Use.CONSISTENT)).hr().samples())
        .isEqualTo(fit(flat, new FitConfig(SCALE, Profile.SOLVER, 0)).hr().samples());
  }

  private static Image coffeeByBox() {
    Image truth = Photographs.luma("coffee", 96, 96);
    return Fits.degraded(truth, ProgramKernel.BOX.at(SCALE), SCALE);
  }

  private static FitConfig used(String file, NetworkCard.Kind kind) {
    FitConfig config = new FitConfig(SCALE, Profile.NETWORK, 0).with(network(file));
    assertThat(config.network().card().kind()).isEqualTo(kind);
    return config;
  }

  @Test
  void aDenoiserTakesTheMixturesPlace() {
    Image lr = coffeeByBox();
    FitConfig config = used("denoiser.pt", NetworkCard.Kind.DENOISER);
    Restoration once = fit(lr, config);
    assertThat(once.hr().samples()).isEqualTo(fit(lr, config).hr().samples());
    assertThat(once.hr().samples())
        .isNotEqualTo(fit(lr, new FitConfig(SCALE, Profile.FAST, 0)).hr().samples());
  }

  @Test
  void aSolverTakesThePlaceOfTheProgramsOwn() {
    Image lr = coffeeByBox();
    FitConfig config = used("solver.pt", NetworkCard.Kind.SOLVER);
    Restoration once = fit(lr, config);
    Restoration solver = fit(lr, new FitConfig(SCALE, Profile.SOLVER, 0));
    assertThat(once.kernelName()).isEqualTo(solver.kernelName());
    assertThat(once.kernelConfidence()).isEqualTo(solver.kernelConfidence());
    assertThat(once.hr().samples()).isEqualTo(fit(lr, config).hr().samples());
    assertThat(stillPsnr(once.hr(), solver.hr())).isBetween(3.0, 50.0);
    assertThat(once.trace().unconfirmed()).isEmpty();
  }

  /** Random weights see as far as their layers reach, which the overlap is wider than. */
  @Test
  void windowsAreAsOnePiece() {
    Image lr =
        Fits.degraded(Photographs.luma("astronaut", 192, 320), ProgramKernel.BICUBIC.at(2), 2);
    Image whole = fit(lr, used(NetworkCard.Use.RAW)).hr();
    Image windows = fit(lr, used(NetworkCard.Use.RAW), 64).hr();
    float largest = 0;
    for (int i = 0; i < whole.samples().length; i++) {
      largest = Math.max(largest, Math.abs(whole.samples()[i] - windows.samples()[i]));
    }
    assertThat(largest).isLessThan(1e-5f);
  }

  @Test
  void theProfileNeedsANetwork() {
    Image lr = new Image(1, 48, 48, new float[48 * 48]);
    assertThatThrownBy(() -> fit(lr, new FitConfig(SCALE, Profile.NETWORK, 0)))
        .hasMessage("profile network without a network");
  }

  private static double stillPsnr(Image a, Image b) {
    int[] size = {a.height(), a.width()};
    return Psnr.shifted(
        new Plane(size[0], size[1], a.samples()),
        new Plane(size[0], size[1], b.samples()),
        0,
        0,
        0);
  }

  private static FitConfig used(NetworkCard.Use use) {
    return new FitConfig(SCALE, Profile.NETWORK, 0).with(network("srvgg_x2.safetensors").used(use));
  }

  private static KnownNetwork ofBox(KnownNetwork network) {
    NetworkCard card = new NetworkCard(NetworkCard.Kind.UPSCALER, SCALE, 1, false, 1, "box", 0);
    return new KnownNetwork(network.name(), network.place(), network.sha256(), card);
  }

  private static KnownNetwork network(String name) {
    Path file = Checkout.root().resolve("datasets/reference/networks").resolve(name);
    return new KnownNetwork(name, file.toString(), name, NetworkFile.card(file));
  }

  private static Restoration fit(Image lr, FitConfig config) {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      return fitter.fit(Fits.decoded(lr), config, 0);
    }
  }

  private static Restoration fit(Image lr, FitConfig config, int memoryMib) {
    FitConfig small = new FitConfig(SCALE, Profile.NETWORK, 0, memoryMib).with(config.network());
    return fit(lr, small);
  }
}
