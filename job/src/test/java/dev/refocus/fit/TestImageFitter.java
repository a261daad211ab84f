package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.refocus.ErrorCode;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class TestImageFitter {
  private final ImageFitter fitter = new ImageFitter(Device.cpu(), 2);

  @AfterEach
  void stopWorkers() {
    fitter.close();
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 52", "3, 40, 44", "4, 48, 41"})
  void restorationKeepsItsPromises(int scale, int height, int width) {
    Image lr = lr(scale, height, width);
    Restoration restoration = fit(lr, scale);
    assertThat(restoration.hr())
        .extracting(Image::channels, Image::height, Image::width)
        .containsExactly(3, scale * height, scale * width);
    assertInUnitRange(restoration.hr());
    assertIsCentered(restoration.kernel(), scale);
    assertThat(restoration.kernelConfidence()).isBetween(0.0, 1.0);
    assertThat(restoration.residualDb()).as(Seeds.replay()).isGreaterThan(30);
    assertThat(restoration.alpha()).isEmpty();
  }

  @Test
  void greyStaysGrey() {
    Restoration restoration = fit(lr(2, 40, 40).luma(), 2);
    assertThat(restoration.hr())
        .extracting(Image::channels, Image::height, Image::width)
        .containsExactly(1, 80, 80);
    assertInUnitRange(restoration.hr());
  }

  @Test
  void lumaOfColorIsNearlyThatOfGrey() {
    Image lr = lr(2, 40, 40);
    float[] color = fit(lr, 2).hr().luma().samples();
    float[] grey = fit(lr.luma(), 2).hr().samples();
    assertThat(Arrays2d.rms(color, grey)).as(Seeds.replay()).isLessThan(0.01);
  }

  @Test
  void alphaIsEnlargedAndNotMixedWithColor() {
    Image color = lr(3, 30, 36);
    float[] half = new float[30 * 36];
    java.util.Arrays.fill(half, 0.25f);
    java.util.Arrays.fill(half, 0, half.length / 2, 1);
    Image alpha = new Image(1, 30, 36, half);
    Restoration transparent =
        fitter.fit(Fits.decoded(color, Optional.of(alpha)), config(3), Seeds.SEED);
    Image enlarged = transparent.alpha().orElseThrow();
    assertThat(enlarged)
        .extracting(Image::channels, Image::height, Image::width)
        .containsExactly(1, 90, 108);
    assertInUnitRange(enlarged);
    assertThat(enlarged.samples()[0]).isEqualTo(1);
    assertThat(enlarged.samples()[90 * 108 - 1]).isEqualTo(0.25f);
    assertThat(transparent.hr().samples()).isEqualTo(fit(color, 3).hr().samples());
  }

  @Test
  void resultDependsOnTheSeedAlone() {
    Image lr = lr(3, 48, 40);
    Restoration twoThreads = fit(lr, 3);
    try (ImageFitter single = new ImageFitter(Device.cpu(), 1)) {
      Restoration oneThread = single.fit(Fits.decoded(lr), config(3), Seeds.SEED);
      assertThat(oneThread.hr().samples()).isEqualTo(twoThreads.hr().samples());
      assertThat(oneThread.kernel()).isEqualTo(twoThreads.kernel());
      assertThat(oneThread.residualDb()).isEqualTo(twoThreads.residualDb());
    }
    Restoration otherSeed = fitter.fit(Fits.decoded(lr), config(3), Seeds.SEED + 1);
    assertThat(otherSeed.hr().samples()).isNotEqualTo(twoThreads.hr().samples());
  }

  @Test
  void withoutAKernelTheImageIsBicubic() {
    float[] ramp = new float[3 * 32 * 32];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 0.4f + 1e-5f * (i % 32);
    }
    Image lr = new Image(3, 32, 32, ramp);
    Restoration restoration = fit(lr, 4);
    assertThat(restoration.kernelConfidence()).isZero();
    assertThat(Arrays2d.rms(restoration.hr().samples(), Bicubic.enlarge(lr, 4).samples()))
        .isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.5f, 1})
  void flatImageStaysFlatAndSaysSo(float grey) {
    float[] samples = new float[32 * 32];
    java.util.Arrays.fill(samples, grey);
    Restoration restoration = fit(new Image(1, 32, 32, samples), 4);
    assertThat(restoration.warnings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.NO_TEXTURE);
              assertThat(finding.message())
                  .isEqualTo(
                      "the image is too flat to show its kernel: the program enlarged it by interpolation");
            });
    assertThat(restoration.kernelConfidence()).isZero();
    assertThat(restoration.hr().samples())
        .hasSize(128 * 128)
        .satisfies(
            hr -> {
              for (float sample : hr) {
                assertThat(sample).isCloseTo(grey, within(1e-4f));
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"4, 24, 24", "2, 24, 24", "3, 24, 31", "2, 24, 210"})
  void smallAndLongImagesAreRestored(int scale, int height, int width) {
    Restoration restoration = fit(lr(scale, height, width), scale);
    assertThat(restoration.hr().samples()).hasSize(3 * scale * scale * height * width);
    assertInUnitRange(restoration.hr());
    assertIsCentered(restoration.kernel(), scale);
  }

  @Test
  void traceTellsTheStepsInOrder() {
    FitTrace trace = fit(lr(2, 96, 96), 2).trace();
    assertThat(trace.device()).isEqualTo("cpu()");
    assertThat(trace.iterations()).isGreaterThan(8);
    assertThat(trace.steps())
        .extracting(FitTrace.Step::unit)
        .containsExactly("log power", "log odds", "confidence", "components", "dB", "dB");
    assertThat(trace.steps())
        .extracting(FitTrace.Step::seconds)
        .isSorted()
        .allSatisfy(seconds -> assertThat(seconds).isBetween(0.0, trace.seconds()));
  }

  private Restoration fit(Image lr, int scale) {
    return fitter.fit(Fits.decoded(lr), config(scale), Seeds.SEED);
  }

  private static FitConfig config(int scale) {
    return new FitConfig(scale, Profile.FAST, 0);
  }

  /** A synthetic image seen through an oblique blur. */
  private static Image lr(int scale, int height, int width) {
    Image hr = Scenes.color(scale * height, scale * width, Seeds.random());
    Kernel kernel = Kernels.gaussian(4 * scale, 0.9 * scale, 0.45 * scale, 0.6);
    return Fits.degraded(hr, kernel, scale);
  }

  private static void assertInUnitRange(Image image) {
    for (float sample : image.samples()) {
      assertThat(sample).isBetween(0f, 1f);
    }
  }

  private static void assertIsCentered(Kernel kernel, int scale) {
    double middle = (kernel.size() - 1) / 2.0;
    double sum = 0;
    for (float weight : kernel.weights()) {
      sum += weight;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat((kernel.size() - scale) % 2).isZero();
    assertThat(kernel.centerRow()).isCloseTo(middle, within(0.5 + 1e-6));
    assertThat(kernel.centerColumn()).isCloseTo(middle, within(0.5 + 1e-6));
  }
}
