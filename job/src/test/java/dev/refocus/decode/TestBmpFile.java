package dev.refocus.decode;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TestBmpFile {
  private static final int RLE8 = 1;
  private static final int BIT_FIELDS = 3;

  @Test
  void reads24BitsFromBottomToTop() {
    assertThat(decode(written(gradient(41, 30), "bmp")).color().samples())
        .isEqualTo(decode(written(gradient(41, 30), "png")).color().samples());
  }

  @Test
  void readsFromTopToBottom() {
    byte[] bmp = bmp(40, 1, -2, 24, 0, new int[0], bytes(3, 2, 1, 0, 6, 5, 4, 0));
    assertThat(decode(bmp).color().samples())
        .containsExactly(1 / 255f, 4 / 255f, 2 / 255f, 5 / 255f, 3 / 255f, 6 / 255f);
    assertThat(decode(bmp).info().height()).isEqualTo(2);
  }

  @Test
  void expandsPalettes() {
    int[] palette = {0xff0000, 0x0000ff};
    byte[] bmp = bmp(40, 2, 1, 1, 0, palette, bytes(0b0100_0000, 0, 0, 0));
    assertThat(decode(bmp).color().samples()).containsExactly(1, 0, 0, 0, 0, 1);
    int[] greys = {0x111111, 0xeeeeee};
    byte[] grey = bmp(40, 2, 1, 8, 0, greys, bytes(1, 0, 0, 0));
    assertThat(decode(grey).color().samples()).containsExactly(0xee / 255f, 0x11 / 255f);
  }

  @Test
  void expandsFullGreyPalettesInAnyOrder() {
    int[] rising = new int[256];
    int[] falling = new int[256];
    for (int i = 0; i < 256; i++) {
      rising[i] = i * 0x010101;
      falling[255 - i] = rising[i];
    }
    byte[] indices = bytes(200, 7, 0, 0);
    assertThat(decode(bmp(40, 2, 1, 8, 0, rising, indices)).color().samples())
        .containsExactly(200 / 255f, 7 / 255f);
    assertThat(decode(bmp(40, 2, 1, 8, 0, falling, indices)).color().samples())
        .containsExactly(55 / 255f, 248 / 255f);
  }

  @Test
  void readsRunLengths() {
    int[] greys = {0x111111, 0xeeeeee};
    byte[] bmp = bmp(40, 4, 1, 8, RLE8, greys, bytes(3, 1, 1, 0, 0, 1));
    assertThat(decode(bmp).color().samples())
        .containsExactly(0xee / 255f, 0xee / 255f, 0xee / 255f, 0x11 / 255f);
  }

  @Test
  void readsBitFieldsOfUnequalWidth() {
    int[] masks = {0xf800, 0x07e0, 0x001f};
    byte[] bmp = bmp(40, 1, 1, 16, BIT_FIELDS, masks, bytes(0x1f, 0x08, 0, 0));
    assertThat(decode(bmp).color().samples()).containsExactly(1 / 31f, 0, 1);
  }

  @Test
  void keepsAlphaUnlessItIsZeroThroughout() {
    assertThat(decode(argb(128)).alpha().orElseThrow().samples()).containsExactly(128 / 255f);
    assertThat(decode(argb(128)).color().samples()).containsExactly(3 / 255f, 2 / 255f, 1 / 255f);
    assertThat(decode(argb(0)).alpha()).isEmpty();
  }

  @Test
  void tellsTruncatedPixels() {
    byte[] bmp = written(gradient(41, 30), "bmp");
    assertFails(
        () -> decode(Arrays.copyOf(bmp, 1000)), ErrorCode.TRUNCATED, "1000", "end is missing");
    assertFails(() -> decode(Arrays.copyOf(bmp, 54)), ErrorCode.TRUNCATED, "byte 54 of 54");
  }

  @Test
  void refusesHeadersOfNoKnownSize() {
    byte[] bmp = written(gradient(41, 30), "bmp");
    bmp[14] = 9;
    assertFails(() -> decode(bmp), ErrorCode.CORRUPT, "header of 9 bytes", "12 to 124");
  }

  @Test
  void refusesWrappedJpegs() {
    byte[] bmp = bmp(40, 1, 1, 24, 4, new int[0], bytes(0, 0, 0, 0));
    assertFails(() -> decode(bmp), ErrorCode.UNSUPPORTED_FORMAT, "wraps a JPEG");
  }

  private static byte[] argb(int alpha) {
    int[] masks = {0xff0000, 0xff00, 0xff, 0xff000000};
    byte[] pixel = bytes(1, 2, 3, alpha);
    return bmp(108, 1, 1, 32, BIT_FIELDS, masks, pixel);
  }

  /** Masks or palette follow the first 40 bytes of the header, whatever its size. */
  private static byte[] bmp(
      int header, int width, int height, int bits, int compression, int[] table, byte[] pixels) {
    int start = 14 + Math.max(header, 40 + 4 * table.length);
    ByteBuffer out = ByteBuffer.allocate(start + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes('B', 'M')).putInt(start + pixels.length).putInt(0).putInt(start);
    out.putInt(header).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    out.putInt(compression).putInt(pixels.length).putInt(0).putInt(0);
    out.putInt(bits <= 8 ? table.length : 0).putInt(0);
    for (int entry : table) {
      out.putInt(entry);
    }
    return out.position(start).put(pixels).array();
  }
}
