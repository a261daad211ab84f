package dev.refocus.fit;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.Crop;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Wall time of fits at x4 against the size of the HR image: the middle of one image, from 0.25 to 4
 * megapixels.
 *
 * <p>{@code deploy/benchmark dev.refocus.fit.MeasureGrowth IMAGE.png}, with an image of at least
 * 512 x 512
 */
final class MeasureGrowth {
  private static final int[] SIDES = {128, 256, 512};
  private static final int WARM_UP_SIDE = 64;

  private MeasureGrowth() {}

  public static void main(String[] arguments) throws IOException {
    byte[] png = Files.readAllBytes(Path.of(arguments[0]));
    DecodedImage image = new ImageDecoder(DecodeLimits.DEFAULT).decode(png, 4);
    int threads = Runtime.getRuntime().availableProcessors();
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), threads)) {
      for (Profile profile : Profile.values()) {
        seconds(fitter, image, WARM_UP_SIDE, profile);
        double least = 0;
        for (int side : SIDES) {
          double perPixel = seconds(fitter, image, side, profile) / (side * side);
          least = least == 0 ? perPixel : least;
          System.out.printf(
              Locale.ROOT,
              "%s, %d x %d: %.2f s, %.2f x linear%n",
              profile.name().toLowerCase(Locale.ROOT),
              side,
              side,
              perPixel * side * side,
              perPixel / least);
        }
      }
    }
  }

  private static double seconds(ImageFitter fitter, DecodedImage image, int side, Profile profile) {
    Image color = image.color();
    Image middle =
        Crop.of(color, (color.height() - side) / 2, (color.width() - side) / 2, side, side);
    DecodedImage lr = new DecodedImage(middle, Optional.empty(), image.info(), image.warnings());
    long start = System.nanoTime();
    fitter.fit(lr, new FitConfig(4, profile, 0), 0);
    return (System.nanoTime() - start) / 1e9;
  }
}
