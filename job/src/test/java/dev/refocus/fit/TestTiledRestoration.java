package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.metric.Plane;
import dev.refocus.metric.Psnr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One image restored in one piece and in windows, which the memory budget alone decides. */
@Tag("long")
class TestTiledRestoration {
  private static final int SCALE = 2;
  private static final int HEIGHT = 150;
  private static final int WIDTH = 170;
  private static final int LITTLE_MIB = 8;

  private static ImageFitter fitter;
  private static Image truth;
  private static Image lr;
  private static Restoration whole;
  private static Restoration tiled;
  private static Restoration otherSeed;

  @BeforeAll
  static void restoreBothWays() {
    fitter = new ImageFitter(Device.cpu(), 2);
    truth = Scenes.color(SCALE * HEIGHT, SCALE * WIDTH, Seeds.random()).luma();
    lr = Fits.degraded(truth, Kernels.gaussian(4 * SCALE, 1.6, 0.8, 0.6), SCALE);
    whole = fit(2048, Seeds.SEED);
    tiled = fit(LITTLE_MIB, Seeds.SEED);
    otherSeed = fit(2048, Seeds.SEED + 1);
  }

  @AfterAll
  static void stopWorkers() {
    fitter.close();
  }

  private static Restoration fit(int memoryMib, long seed) {
    FitConfig config = new FitConfig(SCALE, Profile.FAST, 0, memoryMib);
    return fitter.fit(Fits.decoded(lr), config, seed);
  }

  private static double windows(Restoration restoration) {
    return restoration.trace().steps().stream()
        .filter(step -> step.unit().equals("windows"))
        .mapToDouble(FitTrace.Step::value)
        .sum();
  }

  @Test
  void budgetDecidesOnTheWindows() {
    assertThat(windows(whole)).as("no step of the trace").isZero();
    assertThat(windows(tiled)).isGreaterThanOrEqualTo(4);
    assertThat(whole.warnings()).as("restored at all").isEmpty();
  }

  @Test
  void oneKernelServesAllWindows() {
    Kernel kernel = tiled.kernel();
    assertThat(kernel).isEqualTo(whole.kernel());
    assertThat(tiled.kernelConfidence()).isEqualTo(whole.kernelConfidence());
  }

  /** The patch grid of a window begins elsewhere: as with another seed, no more. */
  @Test
  void windowsDifferFromOnePieceNoMoreThanSeedsDo() {
    double bySeed = Arrays2d.rms(otherSeed.hr().samples(), whole.hr().samples());
    assertThat(Arrays2d.rms(tiled.hr().samples(), whole.hr().samples()))
        .isLessThan(1.1 * bySeed)
        .isLessThan(0.025);
    double error = Psnr.plain(plane(whole.hr()), plane(truth));
    assertThat(Psnr.plain(plane(tiled.hr()), plane(truth))).isGreaterThan(error - 0.1);
    assertThat(tiled.residualDb()).isGreaterThan(whole.residualDb() - 0.5);
  }

  /** A seam would be a row or a column whose jumps change more than with another seed. */
  @Test
  void noRowAndNoColumnStandsOut() {
    assertThat(largest(rowChanges(tiled))).isLessThan(1.2 * largest(rowChanges(otherSeed)));
    assertThat(largest(columnChanges(tiled))).isLessThan(1.2 * largest(columnChanges(otherSeed)));
  }

  private static double[] rowChanges(Restoration restoration) {
    double[] changes = new double[SCALE * HEIGHT];
    for (int i = SCALE * WIDTH; i < whole.hr().samples().length; i++) {
      changes[i / (SCALE * WIDTH)] += change(restoration, i, SCALE * WIDTH) / (SCALE * WIDTH);
    }
    return changes;
  }

  private static double[] columnChanges(Restoration restoration) {
    double[] changes = new double[SCALE * WIDTH];
    for (int i = 1; i < whole.hr().samples().length; i++) {
      int column = i % (SCALE * WIDTH);
      changes[column] += column == 0 ? 0 : change(restoration, i, 1) / (SCALE * HEIGHT);
    }
    return changes;
  }

  /** How much the step to a neighbour differs from that of the image in one piece. */
  private static double change(Restoration restoration, int at, int back) {
    float[] samples = restoration.hr().samples();
    float[] like = whole.hr().samples();
    return Math.abs(samples[at] - samples[at - back] - like[at] + like[at - back]);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  private static Plane plane(Image image) {
    return new Plane(image.height(), image.width(), image.samples());
  }
}
