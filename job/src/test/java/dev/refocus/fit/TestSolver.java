package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Look;
import dev.refocus.config.Profile;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.solver.Usrnet;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.image.Image;
import dev.refocus.metric.GradientEnergy;
import dev.refocus.metric.Plane;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The profile with a trained network. */
@Tag("long")
class TestSolver {
  private static final int SCALE = 2;
  private static final int BORDER = 8;
  private static final double NOISE = 3 / 255.0;
  private static final Kernel BOX = ProgramKernel.BOX.at(SCALE);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  /** Measured: 1.0 dB. */
  @Test
  void restoresWhatAProgramMadeSmallerBetterThanTheMixtureAlone() {
    Image truth = Photographs.luma("coffee", 160, 160);
    Image lr = Fits.degraded(truth, BOX, SCALE);
    double solver = Fits.psnr(fit(lr, Profile.SOLVER, Deadline.none()).hr(), truth, BORDER);
    double balanced = Fits.psnr(fit(lr, Profile.BALANCED, Deadline.none()).hr(), truth, BORDER);
    assertThat(solver - balanced).as("dB").isGreaterThan(0.4);
  }

  /** Before small pictures were doubted it was taken for a shake's: 12 dB below. */
  @Test
  void aSmallSoftPictureIsNotWorseThanInterpolation() {
    Image truth = Photographs.luma("coffee", 96, 96);
    Image lr = Fits.degraded(truth, BOX, SCALE);
    double solver = Fits.psnr(fit(lr, Profile.SOLVER, Deadline.none()).hr(), truth, BORDER);
    assertThat(solver).isGreaterThan(Fits.psnr(Fits.bicubic(lr, SCALE), truth, BORDER));
  }

  /** Measured: gradient energy .69 and .80 of the truth's, .04 dB less. */
  @Test
  void aCrispImageHasMoreDetail() {
    Image truth = Photographs.luma("astronaut", 96, 96);
    Image lr = Fits.degraded(truth, BOX, SCALE);
    Image faithful = fit(lr, Look.FAITHFUL);
    Image crisp = fit(lr, Look.CRISP);
    assertThat(energy(crisp, truth)).isGreaterThan(1.05 * energy(faithful, truth));
    assertThat(Fits.psnr(crisp, truth, BORDER))
        .isGreaterThan(Fits.psnr(faithful, truth, BORDER) - 0.4);
  }

  private static Image fit(Image lr, Look look) {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      FitConfig config = new FitConfig(SCALE, Profile.SOLVER, 0).with(look);
      return fitter.fit(Fits.decoded(lr), config, Seeds.SEED, Deadline.none()).hr();
    }
  }

  private static double energy(Image image, Image truth) {
    return GradientEnergy.ratio(plane(image), plane(truth));
  }

  private static Plane plane(Image image) {
    return new Plane(image.height(), image.width(), image.samples());
  }

  /** The nearest pixels that the network starts from are no result. */
  @Test
  void aPassedDeadlineLeavesNoSquares() {
    Image truth = Photographs.luma("coffee", 96, 96);
    Image lr = Fits.degraded(truth, BOX, SCALE);
    Restoration late = fit(lr, Profile.SOLVER, Deadline.in(Duration.ZERO));
    assertThat(late.warnings()).extracting(Finding::code).contains(ErrorCode.DEADLINE);
    double bicubic = Fits.psnr(Fits.bicubic(lr, SCALE), truth, BORDER);
    assertThat(Fits.psnr(late.hr(), truth, BORDER)).isGreaterThan(bicubic - 0.3);
  }

  /**
   * Where windows meet, both have seen beyond the cut, by less than the network looks: single
   * pixels differ by up to 21 levels.
   */
  @Test
  void windowsAreAsOnePiece() {
    Image lr = Fits.degraded(Photographs.luma("astronaut", 192, 320), BOX, SCALE);
    Image whole = restored(lr, 1L << 40);
    Image windows = restored(lr, 1);
    float[] differences = new float[whole.samples().length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(whole.samples()[i] - windows.samples()[i]);
    }
    Arrays.sort(differences);
    assertThat(differences[differences.length - 1]).as("largest").isBetween(1e-7f, 32 / 255f);
    assertThat(differences[differences.length * 99 / 100]).as("99 %").isLessThan(1 / 255f);
  }

  @Test
  void whatIsGreyStaysGrey() {
    Image grey = Fits.degraded(Photographs.luma("coffee", 96, 96), BOX, SCALE);
    Image color = new Image(3, grey.height(), grey.width(), thrice(grey.samples()));
    Image one = restored(grey, 1L << 40);
    Image three = restored(color, 1L << 40);
    for (int channel = 0; channel < 3; channel++) {
      assertThat(Fits.psnr(three.plane(channel), one, BORDER)).as("dB").isGreaterThan(35);
    }
  }

  private static float[] thrice(float[] plane) {
    float[] all = new float[3 * plane.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = plane[i % plane.length];
    }
    return all;
  }

  private Image restored(Image lr, long bytes) {
    MemoryPlan memory = new MemoryPlan(bytes);
    OwnSolver network = new OwnSolver(new Usrnet(manager, SCALE));
    return new SolverRestorer(manager, lr, BOX, SCALE, network, memory)
        .restore(lr, NOISE, Deadline.none());
  }

  private static Restoration fit(Image lr, Profile profile, Deadline deadline) {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      FitConfig config = new FitConfig(SCALE, profile, 0);
      return fitter.fit(Fits.decoded(lr), config, Seeds.SEED, deadline);
    }
  }
}
