package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.refocus.config.Enlargement;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownKernel;
import dev.refocus.config.Profile;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.blend.Resized;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
class TestCascade {
  /** Eight times the least LR side, and a little. */
  private static final int SIDE = 256;

  @ParameterizedTest
  @CsvSource({"4, 6, 2, 2", "4, 4, 4, 8"})
  void twoStagesSeeWhatTheComposedKernelSees(int first, int size, int later, int laterSize) {
    SplittableRandom random = new SplittableRandom(Seeds.SEED);
    Kernel outer = Kernels.random(size, random);
    Kernel inner = Kernels.random(laterSize, random);
    Kernel whole = outer.before(inner, later);
    int side = 3 * first * later;
    float[] x = Arrays2d.uniform(side * side, random);
    float[] middle = floats(new DirectModel(inner, later, 3 * first, 3 * first).degrade(x));
    double[] twice = new DirectModel(outer, first, 3, 3).degrade(middle);
    double[] once = new DirectModel(whole, first * later, 3, 3).degrade(x);
    assertThat(twice[4]).as("the pixel in the middle").isCloseTo(once[4], within(1e-4));
  }

  @Test
  void blocksUndoABox() {
    Kernel outer = Kernels.random(6, new SplittableRandom(Seeds.SEED));
    Kernel whole = outer.before(ProgramKernel.BOX.at(2), 2);
    assertThat(whole.size()).isEqualTo(12);
    assertThat(Arrays2d.rms(whole.blocks(2).weights(), outer.weights())).isLessThan(1e-6);
    assertThat(whole.blocks(1)).isSameAs(whole);
    Kernel framed = ProgramKernel.BICUBIC.at(8).blocks(4);
    assertThat(framed.size() % 2).isZero();
    assertThat(framed.centerRow()).isCloseTo((framed.size() - 1) / 2.0, within(1e-4));
  }

  @Test
  void eightTimesLargerIsNearerToTheTruthThanBicubic() {
    Image truth = Photographs.luma("astronaut", SIDE, SIDE);
    Kernel kernel = ProgramKernel.BICUBIC.at(8);
    Image lr = Fits.degraded(truth, kernel, 8);
    FitConfig config = new FitConfig(8, Profile.FAST, 0);
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      Restoration blind = fitter.fit(Fits.decoded(lr), config, Seeds.SEED);
      assertThat(blind.hr().width()).isEqualTo(SIDE);
      assertThat(blind.kernel().size() % 2).isZero();
      double bicubic = Fits.psnr(Fits.bicubic(lr, 8), truth, 24);
      assertThat(Fits.psnr(blind.hr(), truth, 24)).isGreaterThan(bicubic + 0.1);
      assertThat(blind.residualDb()).as("under the kernel of all stages").isGreaterThan(30);

      KnownKernel known = new KnownKernel(kernel.size(), kernel.boxedWeights());
      Restoration given = fitter.fit(Fits.decoded(lr), config.with(known), Seeds.SEED);
      assertThat(given.kernel()).isEqualTo(kernel);
      assertThat(given.residualDb()).isGreaterThan(35);
      assertThat(Fits.psnr(given.hr(), truth, 24)).isGreaterThan(bicubic + 0.1);
    }
  }

  @Test
  void aFreeFactorIsTheNextWholeScaleReduced() {
    Image lr = Fits.degraded(Photographs.luma("coffee", 96, 96), ProgramKernel.BOX.at(2), 2);
    FitConfig twice = new FitConfig(2, Profile.FAST, 0);
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      Restoration whole = fitter.fit(Fits.decoded(lr), twice, Seeds.SEED);
      Restoration wide =
          fitter.fit(Fits.decoded(lr), twice.with(new Enlargement(2, 75)), Seeds.SEED);
      assertThat(wide.hr().samples()).isEqualTo(Resized.of(whole.hr(), 75, 75).samples());
      assertThat(wide.kernel()).isEqualTo(whole.kernel());
      Restoration same = fitter.fit(Fits.decoded(lr), twice.with(new Enlargement(1)), Seeds.SEED);
      assertThat(same.hr().samples()).as("sharp at its own size").isEqualTo(lr.samples());
    }
  }

  @Test
  void aBlurIsRemovedAtTheImagesOwnSize() {
    Image truth = Photographs.luma("astronaut", 128, 128);
    Image blurred = Fits.degraded(truth, Kernels.gaussian(11, 1.5, 1.5, 0), 1);
    FitConfig config = new FitConfig(2, Profile.FAST, 0).with(new Enlargement(1));
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      Image restored = fitter.fit(Fits.decoded(blurred), config, Seeds.SEED).hr();
      assertThat(Fits.psnr(restored, truth, 8)).isGreaterThan(Fits.psnr(blurred, truth, 8) + 1);
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
