package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Arrays live outside the heap: what a fit does not free, no collector finds. */
@Tag("long")
class TestNativeMemory {
  /** {@code -Dtest.memory.images=200} is the full run. */
  private static final int IMAGES = Integer.getInteger("test.memory.images", 24);

  /** Images that are restored before the first and for each reading. */
  private static final int WARM_UP = 8;

  /** Measured over 200 images: -1.8 MiB; with the fit's manager left open, 15 MiB. */
  private static final long MAX_GROWTH_KIB = 4 * 1024;

  @Test
  @EnabledOnOs(OS.LINUX)
  void isFlatOverManyImages() {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      restore(fitter, WARM_UP);
      long before = medianKib(fitter);
      restore(fitter, IMAGES - 2 * WARM_UP);
      long after = medianKib(fitter);
      assertThat(after - before)
          .as("KiB of native memory kept by %d images", IMAGES)
          .isLessThan(MAX_GROWTH_KIB);
    }
  }

  /**
   * The median of readings after each of some images: what lasts, whatever the collector holds at
   * one of them.
   */
  private static long medianKib(ImageFitter fitter) {
    long[] readings = new long[WARM_UP];
    for (int i = 0; i < WARM_UP; i++) {
      restore(fitter, 1);
      System.gc();
      readings[i] = NativeHeap.usedKib();
    }
    Arrays.sort(readings);
    return readings[WARM_UP / 2];
  }

  private static void restore(ImageFitter fitter, int times) {
    Image lr = Scenes.color(24, 26, Seeds.random());
    for (int i = 0; i < times; i++) {
      fitter.fit(Fits.decoded(lr), new FitConfig(2, Profile.FAST, 0), i);
    }
  }
}
