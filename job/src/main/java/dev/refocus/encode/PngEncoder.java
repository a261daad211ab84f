package dev.refocus.encode;

import dev.refocus.decode.structure.Resolution;
import dev.refocus.image.Image;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Images as PNG (ISO/IEC 15948). The bytes hold no time and no name: they depend on the samples and
 * on Java's zlib alone.
 */
public final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LEVEL = 6;
  private static final int BUFFER = 1 << 16;
  private static final double METRES_PER_INCH = 0.0254;
  private static final double RATIO_STEPS = 1000;

  private PngEncoder() {}

  /**
   * Grey, grey with alpha, RGB or RGB with alpha.
   *
   * @param color {@code (1 or 3, h, w)}, sRGB or grey with sRGB's curve; clipped to [0, 1]
   * @param alpha {@code (1, h, w)}; clipped to [0, 1]
   * @param bits per sample, 8 or 16; samples are rounded half up
   */
  public static byte[] encode(Image color, Optional<Image> alpha, int bits) {
    return encode(color, alpha, bits, Optional.empty());
  }

  /**
   * The same with the distance of its pixels.
   *
   * @param resolution of the image as it is encoded
   */
  public static byte[] encode(
      Image color, Optional<Image> alpha, int bits, Optional<Resolution> resolution) {
    if (bits != 8 && bits != 16) {
      throw new IllegalArgumentException("bits: " + bits + ", must be 8 or 16");
    }
    alpha.ifPresent(plane -> requireFit(color, plane));
    byte[] pixels = compressed(new PngRows(color, alpha, bits));
    ByteBuffer header = ByteBuffer.allocate(13).putInt(color.width()).putInt(color.height());
    int colorType = (color.channels() == 3 ? 2 : 0) + (alpha.isPresent() ? 4 : 0);
    header.put((byte) bits).put((byte) colorType);
    ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.length + 128);
    out.writeBytes(SIGNATURE);
    writeChunk(out, "IHDR", header.array(), 13);
    writeChunk(out, "sRGB", new byte[1], 1);
    resolution.ifPresent(told -> writeChunk(out, "pHYs", physical(told), 9));
    writeChunk(out, "IDAT", pixels, pixels.length);
    writeChunk(out, "IEND", new byte[0], 0);
    return out.toByteArray();
  }

  /** Pixels per metre, or whole numbers of the pixels' shape. */
  private static byte[] physical(Resolution resolution) {
    boolean whole =
        resolution.x() == Math.rint(resolution.x()) && resolution.y() == Math.rint(resolution.y());
    double unit = resolution.perInch() ? 1 / METRES_PER_INCH : whole ? 1 : RATIO_STEPS;
    return ByteBuffer.allocate(9)
        .putInt((int) Math.max(Math.round(resolution.x() * unit), 1))
        .putInt((int) Math.max(Math.round(resolution.y() * unit), 1))
        .put((byte) (resolution.perInch() ? 1 : 0))
        .array();
  }

  private static void requireFit(Image color, Image alpha) {
    boolean fits = alpha.width() == color.width() && alpha.height() == color.height();
    if (!fits || alpha.channels() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "alpha of (%d, %d, %d) does not fit a colour image of %d x %d",
              alpha.channels(),
              alpha.height(),
              alpha.width(),
              color.height(),
              color.width()));
    }
  }

  private static byte[] compressed(PngRows rows) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setStrategy(Deflater.FILTERED);
      ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
      byte[] buffer = new byte[BUFFER];
      while (rows.next()) {
        deflater.setInput(rows.filtered());
        while (!deflater.needsInput()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void writeChunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
    ByteBuffer head = ByteBuffer.allocate(8).putInt(length);
    head.put(type.getBytes(StandardCharsets.US_ASCII));
    CRC32 sum = new CRC32();
    sum.update(head.array(), 4, 4);
    sum.update(data, 0, length);
    out.writeBytes(head.array());
    out.write(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
