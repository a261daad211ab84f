package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Arrays live outside the heap: what a fit does not free, no collector finds. */
class TestNativeMemory {
  /** {@code -Dtest.memory.images=200} is the full run. */
  private static final int IMAGES = Integer.getInteger("test.memory.images", 24);

  private static final int WARM_UP = 8;

  /** Measured: 0.8 MiB for 60 images. A fit that frees nothing leaves several MiB each. */
  private static final long MAX_GROWTH_KIB = 8 * 1024;

  @Test
  @EnabledOnOs(OS.LINUX)
  void isFlatOverManyImages() throws IOException {
    Image lr = Scenes.color(24, 26, Seeds.random());
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      restore(fitter, lr, WARM_UP);
      long before = residentKib();
      restore(fitter, lr, IMAGES);
      assertThat(residentKib() - before)
          .as("KiB of resident memory added by %d images", IMAGES)
          .isLessThan(MAX_GROWTH_KIB);
    }
  }

  private static void restore(ImageFitter fitter, Image lr, int times) {
    for (int i = 0; i < times; i++) {
      fitter.fit(Fits.decoded(lr), new FitConfig(2, Profile.FAST, 0), i);
    }
  }

  private static long residentKib() throws IOException {
    System.gc();
    String status = Files.readString(Path.of("/proc/self/status"));
    String line = status.lines().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
