package dev.refocus.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Encoded images that the tests make themselves, and the decoder they are decoded with. */
public final class Samples {
  public static final DecodeLimits TINY = new DecodeLimits(1 << 20, 1, 1000, 100_000, 1_000_000);

  private Samples() {}

  public static DecodedImage decode(byte[] bytes) {
    return new ImageDecoder(TINY).decode(bytes, 2);
  }

  public static void assertFails(Runnable decoding, ErrorCode code, String... messageParts) {
    try {
      decoding.run();
    } catch (RefocusException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
      assertThat(e.getMessage()).contains(messageParts);
      return;
    }
    throw new AssertionError("decoded, although it should fail with " + code);
  }

  /** A file of the test resources. */
  public static byte[] resource(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all samples. */
  public static double meanDifference(Image left, Image right) {
    assertThat(left.samples()).hasSameSizeAs(right.samples());
    double sum = 0;
    for (int i = 0; i < left.samples().length; i++) {
      sum += Math.abs(left.samples()[i] - right.samples()[i]);
    }
    return sum / left.samples().length;
  }

  /** Written by ImageIO. */
  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).as("ImageIO writes " + format).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An RGB image whose red grows to the right and whose green grows downwards. */
  public static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (40 + 3 * x) << 16 | (60 + 2 * y) << 8 | 90);
      }
    }
    return image;
  }

  /** A PNG of the given header and raw, filtered rows, with {@code chunks} before the pixels. */
  public static byte[] png(
      int width, int height, int depth, int type, byte[] rows, byte[]... chunks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    out.writeBytes(chunk("IHDR", header.put((byte) depth).put((byte) type).array()));
    for (byte[] chunk : chunks) {
      out.writeBytes(chunk);
    }
    out.writeBytes(chunk("IDAT", deflated(rows)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  public static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) sum.getValue()).array();
  }

  public static byte[] iccChunk(byte[] profile) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {'p', 0, 0});
    data.writeBytes(deflated(profile));
    return chunk("iCCP", data.toByteArray());
  }

  public static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A big-endian EXIF block that says nothing but the orientation. */
  public static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
        .putShort((short) 274)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  /** A JPEG with one more segment right after its start. */
  public static byte[] withSegment(byte[] jpeg, int marker, String name, byte[] data) {
    byte[] prefix = name.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + prefix.length + data.length);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    out.putShort((short) (2 + prefix.length + data.length)).put(prefix).put(data);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
