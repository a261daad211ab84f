package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.Checkout;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.metric.KernelSimilarity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a restoration is worth. Bounds lie about 0.5 dB and 0.1 of similarity below the measured.
 */
@Tag("long")
class TestRestorationQuality {
  /**
   * Blocks are not like themselves across scales, so that no shape is believed: the image is safe
   * and no more. Measured: 18.21 to 18.55 dB.
   */
  @Test
  void blocksAreNotHarmed() {
    Image hr = new Image(1, 192, 192, Scenes.blocks(192, 192, Seeds.random()));
    judge(hr, Kernels.lShape(24, 7, 2), 4, 0.1, 0.1);
  }

  /** Measured: 20.93 to 23.56, 24.30 to 28.49, 22.55 to 24.80 dB; similarity 0.99, 0.98, 0.98. */
  @ParameterizedTest
  @CsvSource({
    "astronaut.png, 4, 2.2, 0.95",
    "astronaut.png, 2, 3.5, 0.93",
    "coffee.png, 4, 1.8, 0.93",
  })
  void photographsBeatBicubic(String photograph, int scale, double gain, double likeness) {
    Image hr = Checkout.demoPhotograph(photograph, 288);
    Kernel kernel = Kernels.gaussian(6 * scale, 1.2 * scale, 0.4 * scale, 0.6);
    judge(hr, kernel, scale, gain, likeness);
  }

  private static void judge(Image hr, Kernel kernel, int scale, double gain, double likeness) {
    Image lr = Fits.degraded(hr, kernel, scale);
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      Restoration restoration =
          fitter.fit(Fits.decoded(lr), new FitConfig(scale, Profile.FAST, 0), Seeds.SEED);
      int border = scale + kernel.size() / 2;
      double restored = Fits.psnr(restoration.hr(), hr, border);
      double bicubic = Fits.psnr(Fits.bicubic(lr, scale), hr, border);
      assertThat(restored - bicubic).as("dB over bicubic").isGreaterThan(gain);
      assertThat(KernelSimilarity.bestShift(restoration.kernel().weights(), kernel.weights()))
          .as("similarity of the kernels")
          .isGreaterThan(likeness);
    }
  }
}
