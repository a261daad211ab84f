package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut-outs with sharp masks: a disc, and a rounded rectangle over a soft photograph. */
@Tag("long")
class TestOpacity {
  private static final int SCALE = 2;
  private static final float STEP = 1f / 255;

  @ParameterizedTest
  @ValueSource(strings = {"alpha_full.png", "alpha_soft_full.png"})
  void masksStaySharpAndHiddenColorsHidden(String name) throws IOException {
    DecodedImage lr = decoded(name);
    Image mask = lr.alpha().orElseThrow();
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      FitConfig config = new FitConfig(SCALE, Profile.FAST, 0);
      Restoration restoration = fitter.fit(lr, config, Seeds.SEED);
      Image alpha = restoration.alpha().orElseThrow();
      assertFlatAwayFromTheEdge(mask, alpha);
      assertOneRiseAndOneFall(alpha);
      Restoration other = fitter.fit(withOtherHiddenColors(lr, mask), config, Seeds.SEED);
      assertThat(other.hr().samples()).isEqualTo(restoration.hr().samples());
    }
  }

  /** What is opaque, or transparent, all around stays exactly so. */
  private static void assertFlatAwayFromTheEdge(Image mask, Image alpha) {
    int outside = 0;
    int inside = 0;
    for (int i = 0; i < mask.area(); i++) {
      int row = i / mask.width();
      int column = i % mask.width();
      float sample = mask.samples()[i];
      if ((sample == 0 || sample == 1) && isFlat(mask, row, column)) {
        for (int j = 0; j < SCALE * SCALE; j++) {
          int at = (SCALE * row + j / SCALE) * alpha.width() + SCALE * column + j % SCALE;
          assertThat(alpha.samples()[at]).as("at %d, %d", row, column).isEqualTo(sample);
        }
        outside += sample == 0 ? 1 : 0;
        inside += sample == 1 ? 1 : 0;
      }
    }
    assertThat(outside).isGreaterThan(mask.area() / 10);
    assertThat(inside).isGreaterThan(mask.area() / 10);
  }

  private static boolean isFlat(Image mask, int row, int column) {
    for (int i = Math.max(row - 1, 0); i <= Math.min(row + 1, mask.height() - 1); i++) {
      for (int j = Math.max(column - 1, 0); j <= Math.min(column + 1, mask.width() - 1); j++) {
        if (mask.samples()[i * mask.width() + j] != mask.samples()[row * mask.width() + column]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Both masks are convex: along every row and column opacity rises once and falls once. */
  private static void assertOneRiseAndOneFall(Image alpha) {
    for (int row = 0; row < alpha.height(); row++) {
      assertOneRiseAndOneFall(alpha, row * alpha.width(), 1, alpha.width());
    }
    for (int column = 0; column < alpha.width(); column++) {
      assertOneRiseAndOneFall(alpha, column, alpha.width(), alpha.height());
    }
  }

  private static void assertOneRiseAndOneFall(Image alpha, int start, int stride, int length) {
    float highest = 0;
    float lowestSince = 0;
    boolean falling = false;
    for (int i = 0; i < length; i++) {
      float sample = alpha.samples()[start + i * stride];
      falling |= sample < highest - STEP;
      highest = Math.max(highest, sample);
      lowestSince = falling ? Math.min(lowestSince, sample) : highest;
      assertThat(sample).as("sample %d from %d", i, start).isLessThanOrEqualTo(lowestSince + STEP);
    }
  }

  private static DecodedImage withOtherHiddenColors(DecodedImage image, Image mask) {
    Image color = image.color();
    float[] samples = color.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = mask.samples()[i % mask.area()] == 0 ? i / mask.area() / 2f : samples[i];
    }
    assertThat(samples).isNotEqualTo(color.samples());
    return Fits.decoded(
        new Image(color.channels(), color.height(), color.width(), samples), Optional.of(mask));
  }

  private static DecodedImage decoded(String name) throws IOException {
    DecodeLimits limits = new DecodeLimits(1 << 20, 24, 4096, 1 << 20, 1 << 22);
    try (InputStream in = TestOpacity.class.getResourceAsStream("/opacity/" + name)) {
      return new ImageDecoder(limits).decode(in.readAllBytes(), SCALE);
    }
  }
}
