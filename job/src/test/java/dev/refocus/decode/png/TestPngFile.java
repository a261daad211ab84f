package dev.refocus.decode.png;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.chunk;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.exif;
import static dev.refocus.decode.Samples.png;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rows begin with their filter's number, 0. */
class TestPngFile {
  @Test
  void readsGreyOfEveryDepth() {
    assertThat(samples(png(4, 1, 1, 0, bytes(0, 0b1010_0000)))).containsExactly(1, 0, 1, 0);
    assertThat(samples(png(4, 1, 2, 0, bytes(0, 0b11_10_01_00))))
        .containsExactly(1, 2 / 3f, 1 / 3f, 0);
    assertThat(samples(png(2, 1, 4, 0, bytes(0, 0xf3)))).containsExactly(1, 3 / 15f);
    assertThat(samples(png(2, 1, 8, 0, bytes(0, 200, 7)))).containsExactly(200 / 255f, 7 / 255f);
    assertThat(samples(png(2, 1, 16, 0, bytes(0, 0x12, 0x34, 0xff, 0xfe))))
        .containsExactly(0x1234 / 65535f, 65534 / 65535f);
  }

  @Test
  void readsRgbInPlanes() {
    DecodedImage image = decode(png(2, 1, 8, 2, bytes(0, 10, 20, 30, 40, 50, 60)));
    assertThat(image.info().channels()).isEqualTo(3);
    assertThat(image.color().samples())
        .containsExactly(10 / 255f, 40 / 255f, 20 / 255f, 50 / 255f, 30 / 255f, 60 / 255f);
    assertThat(image.alpha()).isEmpty();
  }

  @Test
  void keepsAlphaApart() {
    DecodedImage rgba = decode(png(2, 1, 8, 6, bytes(0, 10, 20, 30, 128, 40, 50, 60, 255)));
    assertThat(rgba.color().samples()[0]).isEqualTo(10 / 255f);
    assertThat(rgba.alpha().orElseThrow().samples()).containsExactly(128 / 255f, 1);
    DecodedImage grey = decode(png(1, 2, 16, 4, bytes(0, 1, 2, 3, 4, 0, 5, 6, 7, 8)));
    assertThat(grey.color().samples()).containsExactly(0x102 / 65535f, 0x506 / 65535f);
    assertThat(grey.alpha().orElseThrow().samples())
        .containsExactly(0x304 / 65535f, 0x708 / 65535f);
  }

  @Test
  void dropsOpaqueAlpha() {
    assertThat(decode(png(1, 1, 8, 6, bytes(0, 10, 20, 30, 255))).alpha()).isEmpty();
  }

  @Test
  void expandsPalettes() {
    byte[] palette = chunk("PLTE", bytes(255, 0, 0, 0, 0, 255));
    DecodedImage image = decode(png(2, 1, 1, 3, bytes(0, 0b0100_0000), palette));
    assertThat(image.color().samples()).containsExactly(1, 0, 0, 0, 0, 1);
    assertThat(image.alpha()).isEmpty();
    byte[] transparency = chunk("tRNS", bytes(0));
    byte[] translucent = png(2, 1, 1, 3, bytes(0, 0b0100_0000), palette, transparency);
    assertThat(decode(translucent).alpha().orElseThrow().samples()).containsExactly(0, 1);
  }

  @Test
  void takesGreyPalettesForGrey() {
    byte[] palette = chunk("PLTE", bytes(9, 9, 9, 99, 99, 99));
    assertThat(samples(png(2, 1, 8, 3, bytes(0, 1, 0), palette)))
        .containsExactly(99 / 255f, 9 / 255f);
  }

  @Test
  void warnsOfIndicesWithoutColour() {
    byte[] palette = chunk("PLTE", bytes(255, 255, 255));
    DecodedImage image = decode(png(2, 1, 8, 3, bytes(0, 0, 7), palette));
    assertThat(image.color().samples()).containsExactly(1, 0);
    assertThat(image.warnings()).extracting(Finding::code).containsExactly(ErrorCode.CORRUPT);
    assertThat(image.warnings().get(0).message()).contains("1 pixels", "1 colours");
  }

  @Test
  void makesTheNamedColourTransparent() {
    byte[] grey = png(2, 1, 4, 0, bytes(0, 0x5a), chunk("tRNS", bytes(0, 0xa)));
    assertThat(decode(grey).alpha().orElseThrow().samples()).containsExactly(1, 0);
    byte[] key = chunk("tRNS", bytes(0, 1, 0, 2, 0, 3));
    byte[] rgb = png(2, 1, 8, 2, bytes(0, 1, 2, 3, 1, 2, 4), key);
    assertThat(decode(rgb).alpha().orElseThrow().samples()).containsExactly(0, 1);
  }

  @Test
  void appliesExifOrientation() {
    DecodedImage image = decode(png(2, 1, 8, 0, bytes(0, 1, 2), chunk("eXIf", exif(6))));
    assertThat(image.color().height()).isEqualTo(2);
    assertThat(image.info().orientation()).isEqualTo(6);
    assertThat(image.info().width()).isEqualTo(2);
  }

  @Test
  void warnsOfWrongCheckSums() {
    byte[] image = png(1, 1, 8, 0, bytes(0, 77));
    image[image.length - 13] ^= 1;
    DecodedImage decoded = decode(image);
    assertThat(decoded.color().samples()).containsExactly(77 / 255f);
    assertThat(decoded.warnings().get(0).message()).contains("IDAT", "check sum");
  }

  @Test
  void warnsOfAMissingEnd() {
    byte[] image = png(1, 1, 8, 0, bytes(0, 77));
    DecodedImage decoded = decode(Arrays.copyOf(image, image.length - 12));
    assertThat(decoded.warnings()).extracting(Finding::code).containsExactly(ErrorCode.TRUNCATED);
  }

  @Test
  void neverLooksAtChunksItDoesNotNeed() {
    byte[] text = chunk("zTXt", bytes('k', 0, 0, 1, 2, 3));
    byte[] international = chunk("iTXt", bytes('k', 0, 7, 7, 7));
    byte[] histogram = chunk("hIST", bytes(1));
    DecodedImage image = decode(png(1, 1, 8, 0, bytes(0, 77), text, international, histogram));
    assertThat(image.color().samples()).containsExactly(77 / 255f);
    assertThat(image.warnings()).isEmpty();
  }

  @Test
  void refusesHeadersOutsideTheStandard() {
    assertFails(() -> decode(png(1, 1, 3, 0, bytes(0, 0))), ErrorCode.CORRUPT, "depth 3");
    assertFails(() -> decode(png(1, 1, 8, 5, bytes(0, 0))), ErrorCode.CORRUPT, "colour type 5");
    assertFails(() -> decode(png(1, 1, 8, 3, bytes(0, 0))), ErrorCode.CORRUPT, "palette");
  }

  private static float[] samples(byte[] png) {
    DecodedImage image = decode(png);
    assertThat(image.color().channels()).isEqualTo(1);
    assertThat(image.alpha()).isEmpty();
    return image.color().samples();
  }
}
