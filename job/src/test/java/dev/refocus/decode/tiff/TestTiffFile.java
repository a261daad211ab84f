package dev.refocus.decode.tiff;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.deflated;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.TiffBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TestTiffFile {
  private static final int WHITE_IS_ZERO = 0;
  private static final int GREY = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int YCBCR = 6;

  @Test
  void readsGreyOfEveryDepth() {
    assertSamples(tiff(2, GREY, 8, 1, 200, 7), 200 / 255f, 7 / 255f);
    assertSamples(tiff(2, GREY, 16, 1, 0x12, 0x34, 0xff, 0xfe), 0x1234 / 65535f, 65534 / 65535f);
    assertSamples(tiff(2, GREY, 4, 1, 0xf3), 1, 3 / 15f);
    assertSamples(tiff(4, GREY, 1, 1, 0b1010_0000), 1, 0, 1, 0);
  }

  @Test
  void invertsWhiteIsZero() {
    assertSamples(tiff(2, WHITE_IS_ZERO, 8, 1, 255, 51), 0, 0.8f);
    assertSamples(tiff(1, WHITE_IS_ZERO, 16, 1, 0, 0), 1);
    assertSamples(tiff(4, WHITE_IS_ZERO, 1, 1, 0b1010_0000), 0, 1, 0, 1);
  }

  @Test
  void readsRgbAndItsAlpha() {
    assertSamples(tiff(1, RGB, 16, 3, 0, 1, 0, 2, 255, 255), 1 / 65535f, 2 / 65535f, 1);
    TiffBuilder straight = tiff(1, RGB, 8, 4, 100, 50, 25, 128).tag(338, 2);
    assertSamples(straight, 100 / 255f, 50 / 255f, 25 / 255f);
    assertThat(decode(straight.build()).alpha().orElseThrow().samples())
        .containsExactly(128 / 255f);
    TiffBuilder extra = tiff(1, RGB, 8, 4, 100, 50, 25, 128).tag(338, 0);
    assertThat(decode(extra.build()).alpha()).as("a sample of no meaning").isEmpty();
  }

  @Test
  void dividesPremultipliedColourByAlpha() {
    DecodedImage image = decode(tiff(2, RGB, 8, 4, 51, 51, 0, 102, 9, 9, 9, 0).tag(338, 1).build());
    assertThat(image.color().samples())
        .containsExactly(new float[] {0.5f, 9 / 255f, 0.5f, 9 / 255f, 0, 9 / 255f}, within(1e-6f));
    assertThat(image.alpha().orElseThrow().samples()).containsExactly(0.4f, 0);
  }

  @Test
  void readsFloats() {
    byte[] floats = ByteBuffer.allocate(8).putFloat(0.25f).putFloat(1.05f).array();
    assertSamples(new TiffBuilder(2, 1, GREY, 32, 1, floats).tag(339, 3), 0.25f, 1);
    byte[] wild = ByteBuffer.allocate(4).putFloat(255).array();
    assertFails(
        () -> decode(new TiffBuilder(1, 1, GREY, 32, 1, wild).tag(339, 3).build()),
        ErrorCode.UNSUPPORTED_FORMAT,
        "255.0",
        "outside [0, 1]");
  }

  @Test
  void expandsPalettes() {
    int[] map = new int[48];
    map[5] = 0xffff;
    map[16 + 5] = 0x8080;
    assertSamples(tiff(1, PALETTE, 4, 1, 0x50).tag(320, map), 1, 128 / 255f, 0);
  }

  @Test
  void absorbsInk() {
    assertSamples(tiff(1, CMYK, 8, 4, 0, 51, 255, 0), 1, 0.8f, 0);
    assertSamples(tiff(1, CMYK, 16, 4, 0, 0, 0, 0, 0, 0, 0x80, 0), .5f, .5f, .5f);
  }

  @Test
  void readsYcbcr() {
    TiffBuilder grey = tiff(1, YCBCR, 8, 3, 100, 128, 128).tag(530, 1, 1);
    assertSamples(grey, 100 / 255f, 100 / 255f, 100 / 255f);
  }

  @Test
  void readsDeflatedSamplesWithPredictor() {
    byte[] differences = deflated(bytes(0x10, 0x00, 0x00, 0x01, 0x00, 0xff));
    assertSamples(
        new TiffBuilder(3, 1, GREY, 16, 1, differences).tag(259, 8).tag(317, 2),
        0x1000 / 65535f,
        0x1001 / 65535f,
        0x1100 / 65535f);
  }

  @Test
  void readsJpegTiles() {
    byte[] jpeg = written(gradient(40, 30), "jpg");
    byte[] tiff = new TiffBuilder(40, 30, YCBCR, 8, 3, jpeg).tag(259, 7).build();
    assertThat(decode(tiff).color().samples()).isEqualTo(decode(jpeg).color().samples());
  }

  @Test
  void refusesJpegTilesLargerThanTheirTile() {
    byte[] jpeg = written(gradient(400, 300), "jpg");
    byte[] tiff = new TiffBuilder(40, 30, YCBCR, 8, 3, jpeg).tag(259, 7).build();
    assertFails(() -> decode(tiff), ErrorCode.CORRUPT, "400 x 300", "40 x 30");
  }

  @Test
  void appliesOrientation() {
    DecodedImage image = decode(tiff(2, GREY, 8, 1, 10, 20).tag(274, 3).build());
    assertThat(image.color().samples()).containsExactly(20 / 255f, 10 / 255f);
    assertThat(image.info().orientation()).isEqualTo(3);
  }

  @Test
  void agreesWithImageIoOnSeveralStrips() {
    assertThat(decode(written(gradient(80, 70), "tiff")).color().samples())
        .isEqualTo(decode(written(gradient(80, 70), "png")).color().samples());
  }

  @Test
  void refusesCutsThatCostMoreThanTheImage() {
    TiffBuilder wide = tiff(1, GREY, 8, 1, 77).tag(322, 60000).tag(323, 60000);
    assertFails(() -> decode(wide.build()), ErrorCode.CORRUPT, "60000 x 60000");
    TiffBuilder missing = tiff(300, GREY, 8, 1, 77).tag(322, 16).tag(323, 16);
    assertFails(() -> decode(missing.build()), ErrorCode.CORRUPT, "19 tiles", "1 positions");
  }

  @Test
  void namesVariantsThatAreNotDecoded() {
    assertUnsupported(tiff(1, GREY, 8, 1, 7).tag(254, 1), "preview");
    assertUnsupported(tiff(1, 32803, 16, 1, 0, 7), "32803");
    assertUnsupported(tiff(1, GREY, 8, 1, 7).tag(259, 34712), "34712");
    assertUnsupported(tiff(1, GREY, 16, 1, 0, 7).tag(339, 2), "signed");
    assertUnsupported(tiff(1, GREY, 8, 1, 7).blob(50706, bytes(1, 4, 0, 0)), "DNG");
  }

  @Test
  void tellsMissingStripsFromTruncation() {
    byte[] whole = written(gradient(80, 70), "tiff");
    assertFails(() -> decode(Arrays.copyOf(whole, 200)), ErrorCode.TRUNCATED, "fetch");
    byte[] short1 = tiff(300, GREY, 8, 1, 1, 2, 3).build();
    assertFails(() -> decode(short1), ErrorCode.CORRUPT, "cannot be decoded");
  }

  private static void assertUnsupported(TiffBuilder tiff, String what) {
    assertFails(() -> decode(tiff.build()), ErrorCode.UNSUPPORTED_FORMAT, what, "convert it");
  }

  private static void assertSamples(TiffBuilder tiff, float... samples) {
    DecodedImage image = decode(tiff.build());
    assertThat(image.warnings()).isEmpty();
    assertThat(image.color().samples()).containsExactly(samples, within(1e-5f));
  }

  private static TiffBuilder tiff(
      int width, int photometric, int bits, int samples, int... pixels) {
    return new TiffBuilder(width, 1, photometric, bits, samples, bytes(pixels));
  }
}
