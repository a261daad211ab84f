package dev.refocus.fit;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Resident memory of one large fit and of many small ones.
 *
 * <p>{@code deploy/benchmark -Xmx1g dev.refocus.fit.MeasureMemory}. Linux only: it reads {@code
 * /proc/self/status}.
 */
final class MeasureMemory {
  private MeasureMemory() {}

  public static void main(String[] arguments) throws IOException {
    try (ImageFitter fitter =
        new ImageFitter(Device.cpu(), Runtime.getRuntime().availableProcessors())) {
      for (int i = 1; i <= 200; i++) {
        fitter.fit(texture(32, 32, i), FitConfig.DEFAULT, i);
        if (i % 40 == 0) {
          System.out.printf("after %d images of 32 x 32: %d MB resident%n", i, status("VmRSS"));
        }
      }
      Restoration large = fitter.fit(texture(384, 512, 1), FitConfig.DEFAULT, 1);
      System.out.printf(
          "512 x 384 to %d x %d: %.1f s, %d MB resident at most%n",
          large.hr().width(), large.hr().height(), large.trace().seconds(), status("VmHWM"));
    }
  }

  private static DecodedImage texture(int height, int width, int seed) {
    float[] samples = new float[3 * height * width];
    for (int i = 0; i < samples.length; i++) {
      double row = Math.floorDiv(i, width) % height;
      double column = i % width;
      double wave = Math.sin((row + seed) * column / 29) + Math.sin((row - column) / 5);
      samples[i] = (float) (0.5 + 0.2 * Math.signum(wave) + 0.1 * wave);
    }
    return new DecodedImage(
        new Image(3, height, width, samples),
        Optional.empty(),
        new ImageInfo("png", width, height, 8, 3, 1, 0),
        List.of());
  }

  /** A line of the kernel's account of this process, in MB. */
  static long status(String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
