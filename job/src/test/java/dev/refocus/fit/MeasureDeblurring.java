package dev.refocus.fit;

import ai.djl.Device;
import dev.refocus.config.Enlargement;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.Crop;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What factor 1 does to photographs that were blurred, and to such as were not: luma PSNR of the
 * middle 160 x 160 px against the truth, less that of the blurred image.
 *
 * <p>{@code deploy/benchmark dev.refocus.fit.MeasureDeblurring IMAGE.png...}
 */
final class MeasureDeblurring {
  private static final int SIDE = 160;
  private static final int BORDER = 12;
  private static final FitConfig CONFIG =
      new FitConfig(2, Profile.FAST, 0).with(new Enlargement(1));

  private MeasureDeblurring() {}

  public static void main(String[] arguments) throws IOException {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      for (String file : arguments) {
        Image truth = middle(Files.readAllBytes(Path.of(file)));
        for (Map.Entry<String, Kernel> blur : blurs().entrySet()) {
          measure(fitter, truth, file, blur);
        }
      }
    }
  }

  private static void measure(
      ImageFitter fitter, Image truth, String file, Map.Entry<String, Kernel> blur) {
    Image blurred = Fits.degraded(truth, blur.getValue(), 1);
    Restoration restored = fitter.fit(Fits.decoded(blurred), CONFIG, 0);
    boolean same = Arrays.equals(restored.hr().samples(), blurred.samples());
    double before = Fits.psnr(blurred, truth, BORDER);
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %s, %.2f dB%n",
        Path.of(file).getFileName(),
        blur.getKey(),
        restored.kernelName(),
        same ? 0 : Fits.psnr(restored.hr(), truth, BORDER) - before);
  }

  private static Map<String, Kernel> blurs() {
    Map<String, Kernel> blurs = new LinkedHashMap<>();
    blurs.put("no blur", Kernels.delta(1, 0, 0));
    for (double sigma : new double[] {0.8, 1.2, 1.8}) {
      blurs.put("Gaussian " + sigma, Kernels.gaussian(13, sigma, sigma, 0));
    }
    blurs.put("oblong", Kernels.gaussian(17, 2.5, 0.8, Math.PI / 4));
    return blurs;
  }

  private static Image middle(byte[] png) {
    Image luma = new ImageDecoder(DecodeLimits.DEFAULT).decode(png, 1).color().luma();
    return Crop.of(luma, (luma.height() - SIDE) / 2, (luma.width() - SIDE) / 2, SIDE, SIDE);
  }
}
