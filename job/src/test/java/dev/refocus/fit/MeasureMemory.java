package dev.refocus.fit;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Resident memory of many small fits; or of one fit, with the most that its native arrays take.
 *
 * <p>{@code deploy/benchmark -Xmx1g dev.refocus.fit.MeasureMemory [PROFILE SCALE LR_HEIGHT LR_WIDTH
 * MEMORY_MIB]}. Linux only: it reads {@code /proc/self/status}.
 */
final class MeasureMemory {
  private MeasureMemory() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (ImageFitter fitter =
        new ImageFitter(Device.cpu(), Runtime.getRuntime().availableProcessors())) {
      if (arguments.length == 5) {
        one(fitter, arguments);
        return;
      }
      for (int i = 1; i <= 200; i++) {
        fitter.fit(texture(32, 32, i), FitConfig.DEFAULT, i);
        if (i % 40 == 0) {
          System.out.printf(
              Locale.ROOT, "after %d images of 32 x 32: %d MB resident%n", i, status("VmRSS"));
        }
      }
      Restoration large = fitter.fit(texture(384, 512, 1), FitConfig.DEFAULT, 1);
      System.out.printf(
          Locale.ROOT,
          "512 x 384 to %d x %d: %.1f s, %d MB resident at most%n",
          large.hr().width(),
          large.hr().height(),
          large.trace().seconds(),
          status("VmHWM"));
    }
  }

  private static void one(ImageFitter fitter, String[] arguments)
      throws IOException, InterruptedException {
    int scale = Integer.parseInt(arguments[1]);
    int height = Integer.parseInt(arguments[2]);
    int width = Integer.parseInt(arguments[3]);
    FitConfig config =
        new FitConfig(scale, Profile.valueOf(arguments[0]), 0, Integer.parseInt(arguments[4]));
    Kernel kernel = Kernels.gaussian(8 * scale, 0.9 * scale, 0.5 * scale, 0.6);
    fitter.fit(texture(32, 32, 1), config, 1);
    long before = NativeHeap.usedKib();
    AtomicLong most = new AtomicLong(before);
    Thread sampler = new Thread(() -> sample(most));
    sampler.start();
    long start = System.nanoTime();
    // The kernel is looked for in a part of the image; what grows with the image comes after it.
    Image large = fitter.restore(texture(height, width, 1), kernel, config, 1);
    double seconds = (System.nanoTime() - start) / 1e9;
    sampler.interrupt();
    sampler.join();
    System.out.printf(
        Locale.ROOT,
        "%s %d x %d to %.1f MP HR: %.1f s, native +%d MiB (%.0f bytes/pixel), %d MiB resident at most%n",
        arguments[0],
        width,
        height,
        1e-6 * large.area(),
        seconds,
        (most.get() - before) / 1024,
        (most.get() - before) * 1024.0 / large.area(),
        status("VmHWM"));
  }

  private static void sample(AtomicLong most) {
    while (!Thread.currentThread().isInterrupted()) {
      most.accumulateAndGet(NativeHeap.usedKib(), Math::max);
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        return;
      }
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
