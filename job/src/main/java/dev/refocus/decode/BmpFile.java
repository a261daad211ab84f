package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.Palette;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.structure.Resolution;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Windows or OS/2 bitmap. */
final class BmpFile implements EncodedImage {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int MAX_HEADER = 124;
  private static final int COLOR_SPACE = 70;
  private static final int PROFILE_OFFSET = 126;
  private static final int PROFILE_BYTES = 130;
  private static final int EMBEDDED = 0x4d424544;
  private static final int SRGB = 0x73524742;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int JPEG = 4;
  private static final int PNG = 5;

  private final byte[] bytes;
  private final ByteBuffer header;
  private final ImageInfo info;
  private final int bitsPerPixel;
  private final int compression;

  BmpFile(byte[] bytes) {
    this.bytes = bytes;
    this.header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = header.getInt(FILE_HEADER);
    if (size < CORE_HEADER || size > MAX_HEADER) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT,
              "BMP header of %d bytes, must be 12 to 124; fetch the file again",
              Integer.toUnsignedLong(size)));
    }
    boolean core = size == CORE_HEADER;
    this.bitsPerPixel = header.getShort(core ? 24 : 28) & 0xffff;
    this.compression = core ? 0 : header.getInt(30);
    int width = core ? header.getShort(18) & 0xffff : header.getInt(18);
    // A negative height says that the top row comes first.
    int height = core ? header.getShort(20) & 0xffff : Math.abs(header.getInt(22));
    int bits = bitsPerPixel <= 8 ? bitsPerPixel : bitsPerPixel == 16 ? 5 : 8;
    int channels = bitsPerPixel <= 8 ? 1 : bitsPerPixel == 32 ? 4 : 3;
    this.info =
        new ImageInfo("bmp", width, height, bits, channels, Orientation.UPRIGHT, bytes.length)
            .with(core || bytes.length < 46 ? Optional.empty() : resolution());
  }

  private Optional<Resolution> resolution() {
    return Resolution.perMetre(header.getInt(38), header.getInt(42));
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Optional<byte[]> profile() {
    if (header.getInt(FILE_HEADER) != MAX_HEADER || header.getInt(COLOR_SPACE) != EMBEDDED) {
      return Optional.empty();
    }
    long start = FILE_HEADER + Integer.toUnsignedLong(header.getInt(PROFILE_OFFSET));
    long length = Integer.toUnsignedLong(header.getInt(PROFILE_BYTES));
    return start + length > bytes.length
        ? Optional.of(new byte[0])
        : Optional.of(Arrays.copyOfRange(bytes, (int) start, (int) (start + length)));
  }

  @Override
  public boolean endMissing() {
    long pixels = Integer.toUnsignedLong(header.getInt(10));
    boolean packed = compression == RLE8 || compression == RLE4;
    long row = ((long) bitsPerPixel * info.width() + 31) / 32 * 4;
    return pixels + (packed ? 1 : row * info.height()) > bytes.length;
  }

  /** A palette's colours have 8 bits, whatever its index has. */
  @Override
  public Encoding encoding() {
    return bitsPerPixel <= 8 ? Encoding.ofBits(8) : EncodedImage.super.encoding();
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    if (compression == JPEG || compression == PNG) {
      throw ImageFormat.unsupported("BMP that wraps a JPEG or PNG");
    }
    requireSound();
    BufferedImage image = PixelReader.JDK_BMP.read(withoutProfile(), findings);
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return Palette.of(palette).expand(image.getRaster(), findings);
    }
    return channels(image);
  }

  private void requireSound() {
    long pixels = Integer.toUnsignedLong(header.getInt(10));
    if (pixels >= bytes.length) {
      throw new RefocusException(
          ErrorCode.TRUNCATED,
          String.format(
              Locale.ROOT,
              "BMP pixels at byte %d of %d; fetch the file again",
              pixels,
              bytes.length));
    }
  }

  /** Profiles are not the reader's business, least of all those that name another file. */
  private byte[] withoutProfile() {
    if (header.getInt(FILE_HEADER) != MAX_HEADER) {
      return bytes;
    }
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(COLOR_SPACE, SRGB);
    return copy;
  }

  private static Pixels channels(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    if (colors.getNumComponents() == 1) {
      // The reader takes a palette of all greys in order for the samples themselves.
      return Pixels.of(image.getRaster(), 1, false, 255);
    }
    double[] maxima =
        Arrays.stream(colors.getComponentSize()).mapToDouble(bits -> (1L << bits) - 1).toArray();
    Pixels pixels = Pixels.of(image.getRaster(), 3, colors.hasAlpha(), maxima);
    boolean visible = pixels.alpha().map(BmpFile::isAnyVisible).orElse(false);
    // Writers that know of no alpha leave its bits zero.
    return visible ? pixels : pixels.withoutAlpha();
  }

  private static boolean isAnyVisible(float[] alpha) {
    for (float opacity : alpha) {
      if (opacity > 0) {
        return true;
      }
    }
    return false;
  }
}
