package dev.refocus.decode.webp;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.exif;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.ImageInfo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Lossless images written bit by bit (RFC 9649, section 3): one code per channel, no transform. */
class TestWebpFile {
  @Test
  void readsLosslessColour() {
    byte[] webp = riff(chunk("VP8L", lossless(3, 2, 255)));
    DecodedImage image = decode(webp);
    assertThat(image.info()).isEqualTo(new ImageInfo("webp", 3, 2, 8, 3, 1, webp.length));
    assertThat(image.color().plane(0).samples()).containsOnly(200 / 255f);
    assertThat(image.color().plane(1).samples())
        .containsExactly(10 / 255f, 99 / 255f, 10 / 255f, 99 / 255f, 10 / 255f, 99 / 255f);
    assertThat(image.color().plane(2).samples()).containsOnly(30 / 255f);
    assertThat(image.alpha()).isEmpty();
  }

  @Test
  void keepsAlphaApart() {
    DecodedImage image = decode(riff(chunk("VP8L", lossless(3, 2, 51))));
    assertThat(image.alpha().orElseThrow().samples()).hasSize(6).containsOnly(0.2f);
    assertThat(image.color().plane(0).samples()).containsOnly(200 / 255f);
  }

  @Test
  void appliesExifOrientation() {
    byte[] pixels = chunk("VP8L", lossless(3, 2, 255));
    DecodedImage image = decode(riff(canvas(3, 2), pixels, chunk("EXIF", exif(6))));
    assertThat(image.info().orientation()).isEqualTo(6);
    assertThat(image.color().height()).isEqualTo(3);
    // Stored rows a b a / b a b, turned clockwise.
    assertThat(image.color().plane(1).samples())
        .containsExactly(99 / 255f, 10 / 255f, 10 / 255f, 99 / 255f, 99 / 255f, 10 / 255f);
  }

  @Test
  void unfiltersOpacity() {
    int[] residuals = {10, 5, 250, 1, 2, 3};
    assertThat(opacity(residuals, 0)).containsExactly(10, 5, 250, 1, 2, 3);
    assertThat(opacity(residuals, 1)).containsExactly(10, 15, 9, 11, 13, 16);
    assertThat(opacity(residuals, 2)).containsExactly(10, 15, 9, 11, 17, 12);
    assertThat(opacity(residuals, 3)).containsExactly(10, 15, 9, 11, 18, 15);
  }

  @Test
  void refusesAnimations() {
    byte[] webp = riff(canvas(3, 2), chunk("ANIM", new byte[6]), chunk("ANMF", new byte[16]));
    assertFails(() -> decode(webp), ErrorCode.UNSUPPORTED_FORMAT, "animated WebP");
  }

  @Test
  void refusesACanvasOfAnotherSize() {
    byte[] webp = riff(canvas(4, 2), chunk("VP8L", lossless(3, 2, 255)));
    assertFails(() -> decode(webp), ErrorCode.CORRUPT, "4 x 2", "3 x 2");
  }

  @Test
  void tellsTruncation() {
    byte[] webp = riff(chunk("VP8L", lossless(300, 200, 255)));
    assertFails(
        () -> decode(Arrays.copyOf(webp, 100)), ErrorCode.TRUNCATED, "100 bytes", "missing");
    assertThat(decode(webp).warnings()).isEmpty();
    assertFails(() -> decode(Arrays.copyOf(webp, 14)), ErrorCode.TRUNCATED, "no image chunk");
  }

  @Test
  void stopsAtTheLastByteOfAChunkThatIsTooShort() {
    byte[] shortened = Arrays.copyOf(lossless(300, 200, 255), 200);
    assertFails(
        () -> decode(riff(chunk("VP8L", shortened))), ErrorCode.CORRUPT, "after the last byte");
  }

  private static int[] opacity(int[] residuals, int filter) {
    float[] alpha = WebpAlpha.unfiltered(residuals.clone(), 3, filter);
    int[] samples = new int[alpha.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(alpha[i] * 255);
    }
    return samples;
  }

  /** Red 200, blue 30, green alternately 10 and 99. */
  private static byte[] lossless(int width, int height, int alpha) {
    Bits bits = new Bits();
    bits.put(0x2f, 8).put(width - 1, 14).put(height - 1, 14).put(alpha < 255 ? 1 : 0, 1);
    bits.put(0, 3 + 1 + 1 + 1);
    bits.put(1, 1).put(1, 1).put(1, 1).put(10, 8).put(99, 8);
    for (int symbol : new int[] {200, 30, alpha, 0}) {
      bits.put(1, 1).put(0, 1).put(1, 1).put(symbol, 8);
    }
    for (int i = 0; i < width * height; i++) {
      bits.put(i & 1, 1);
    }
    return bits.bytes();
  }

  private static byte[] canvas(int width, int height) {
    ByteBuffer data = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
    data.putInt(width - 1).position(7);
    return chunk("VP8X", Arrays.copyOf(data.putInt(height - 1).array(), 10));
  }

  private static byte[] chunk(String name, byte[] data) {
    int padded = data.length + (data.length & 1);
    return ByteBuffer.allocate(8 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static byte[] riff(byte[]... chunks) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes('W', 'E', 'B', 'P'));
    for (byte[] chunk : chunks) {
      body.writeBytes(chunk);
    }
    return chunk("RIFF", body.toByteArray());
  }

  /** Bits, the least significant first. */
  private static final class Bits {
    private final BitSet bits = new BitSet();
    private int length;

    Bits put(int value, int count) {
      for (int i = 0; i < count; i++) {
        bits.set(length++, (value >> i & 1) == 1);
      }
      return this;
    }

    byte[] bytes() {
      return Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
    }
  }
}
