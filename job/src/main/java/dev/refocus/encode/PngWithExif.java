package dev.refocus.encode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * An HR PNG with an EXIF block before its pixels (PNG 1.5 extensions, chunk {@code eXIf}).
 *
 * @param head everything before the pixels
 * @param pixels the rest
 */
public record PngWithExif(byte[] head, byte[] pixels) {
  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;

  /**
   * Puts an Exif chunk in front of the pixels of a PNG.
   *
   * @param png as {@link PngEncoder} writes it
   * @throws IllegalArgumentException if it is no PNG with pixels
   */
  public static PngWithExif of(byte[] png, byte[] exif) {
    int pixels = pixels(ByteBuffer.wrap(png));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(png, 0, pixels);
    head.writeBytes(chunk("eXIf", exif));
    return new PngWithExif(head.toByteArray(), Arrays.copyOfRange(png, pixels, png.length));
  }

  /** Where the first chunk of pixels begins. */
  private static int pixels(ByteBuffer png) {
    int position = SIGNATURE;
    while (position + AROUND_DATA <= png.limit() && position >= SIGNATURE) {
      if (png.getInt(position + 4) == ByteBuffer.wrap(ascii("IDAT")).getInt()) {
        return position;
      }
      position += AROUND_DATA + png.getInt(position);
    }
    throw new IllegalArgumentException("the HR image is no PNG");
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(AROUND_DATA + data.length);
    chunk.putInt(data.length).put(ascii(type)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) sum.getValue()).array();
  }

  private static byte[] ascii(String type) {
    return type.getBytes(StandardCharsets.US_ASCII);
  }

  public byte[] bytes() {
    byte[] bytes = Arrays.copyOf(head, head.length + pixels.length);
    System.arraycopy(pixels, 0, bytes, head.length, pixels.length);
    return bytes;
  }
}
