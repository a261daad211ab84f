package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPngEncoder {
  private static final DecodeLimits LIMITS =
      new DecodeLimits(64L << 20, 1, 8192, 4_000_000, 36_000_000);

  private final ImageDecoder decoder = new ImageDecoder(LIMITS);

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "3, true"})
  void decodesToWithinHalfAQuantum(int channels, boolean withAlpha) {
    Image color = random(channels, 37, 23, 1);
    Optional<Image> alpha = withAlpha ? Optional.of(random(1, 37, 23, 2)) : Optional.empty();
    for (int bits : new int[] {8, 16}) {
      double halfQuantum = 0.5001 / ((1 << bits) - 1);
      DecodedImage decoded = decoder.decode(PngEncoder.encode(color, alpha, bits), 2);
      assertThat(decoded.warnings()).isEmpty();
      assertThat(decoded.info().bits()).isEqualTo(bits);
      assertClose(decoded.color(), color, halfQuantum);
      assertThat(decoded.alpha().isPresent()).isEqualTo(withAlpha);
      alpha.ifPresent(plane -> assertClose(decoded.alpha().orElseThrow(), plane, halfQuantum));
    }
  }

  @ParameterizedTest
  @CsvSource({"600, 600, true", "408, 196, true", "2, 1, false", "1.5, 1, false"})
  void keepsTheDistanceOfPixels(double x, double y, boolean perInch) {
    Resolution told = new Resolution(x, y, perInch);
    byte[] png = PngEncoder.encode(random(3, 5, 4, 1), Optional.empty(), 8, Optional.of(told));
    Resolution read = decoder.open(png, 0).info().resolution().orElseThrow();
    assertThat(read.perInch()).isEqualTo(perInch);
    assertThat(read.pixelAspect()).isCloseTo(told.pixelAspect(), within(1e-3));
    assertThat(!perInch || Math.abs(read.x() - x) < 0.02).isTrue();
  }

  @Test
  void roundsHalfUpAndClips() {
    float[] samples = {-3, 0.5f / 255, 0.49f / 255, 254.5f / 255, 7, Float.NaN};
    byte[] png = PngEncoder.encode(new Image(1, 1, 6, samples), Optional.empty(), 8);
    assertThat(decoder.decode(png, 2).color().samples()).containsExactly(0, 1 / 255f, 0, 1, 1, 0);
  }

  @Test
  void isReadByImageIo() throws IOException {
    float[] samples = {1, 0.2f, 0.4f, 0.6f, 0.8f, 0};
    byte[] png = PngEncoder.encode(new Image(3, 1, 2, samples), Optional.empty(), 8);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xffff66cc);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff339900);
  }

  @Test
  void givesTheSameBytesEachTime() {
    Image color = random(3, 64, 64, 3);
    assertThat(PngEncoder.encode(color, Optional.empty(), 16))
        .isEqualTo(PngEncoder.encode(color, Optional.empty(), 16));
  }

  @Test
  void shrinksSmoothImages() {
    float[] samples = new float[256 * 256];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (i % 256 + i / 256) / 511f;
    }
    byte[] png = PngEncoder.encode(new Image(1, 256, 256, samples), Optional.empty(), 8);
    assertThat(png.length).isLessThan(256 * 256 / 20);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Image color = random(3, 4, 4, 4);
    assertThatThrownBy(() -> PngEncoder.encode(color, Optional.empty(), 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12");
    assertThatThrownBy(() -> PngEncoder.encode(color, Optional.of(random(1, 4, 5, 5)), 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(1, 4, 5)");
  }

  private static void assertClose(Image actual, Image expected, double tolerance) {
    assertThat(actual.samples()).hasSameSizeAs(expected.samples());
    for (int i = 0; i < expected.samples().length; i++) {
      assertThat(Math.abs(actual.samples()[i] - expected.samples()[i]))
          .as("sample %d", i)
          .isLessThanOrEqualTo((float) tolerance);
    }
  }

  private static Image random(int channels, int height, int width, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[channels * height * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat();
    }
    return new Image(channels, height, width, samples);
  }
}
