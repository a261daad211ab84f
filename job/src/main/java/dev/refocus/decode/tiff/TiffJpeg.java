package dev.refocus.decode.tiff;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.jpeg.JpegFile;
import dev.refocus.decode.jpeg.JpegSegments;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.TiffDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JPEG tiles in a TIFF (TIFF technical note 2): abbreviated JPEGs over common tables.
 *
 * <p>The TIFF reader would leave them to whatever JPEG reader is registered first, without a bound
 * on what a tile claims to be.
 */
final class TiffJpeg {
  private static final int JPEG_TABLES = 347;
  private static final int PLANAR = 284;
  private static final int INTERCHANGE_FORMAT = 513;

  private final byte[] bytes;
  private final TiffDirectory directory;
  private final TiffLayout layout;
  private final TiffPhotometric photometric;

  TiffJpeg(byte[] bytes, TiffDirectory directory, TiffLayout layout, TiffPhotometric photometric) {
    this.bytes = bytes;
    this.directory = directory;
    this.layout = layout;
    this.photometric = photometric;
  }

  /** All tiles put together. */
  Pixels tiles(ImageInfo info, List<Finding> findings) throws IOException {
    if (directory.first(PLANAR, 1) != 1) {
      throw ImageFormat.unsupported("TIFF of JPEG in separate planes");
    }
    int channels = photometric.colors();
    float[] color = new float[channels * info.width() * info.height()];
    for (int i = 0; i < layout.tiles().count(); i++) {
      Pixels tile = tile(i, findings);
      if (tile.channels() != channels) {
        throw corrupt(
            String.format(Locale.ROOT, "%d channels instead of %d", tile.channels(), channels));
      }
      paste(tile, i, info, color);
    }
    return new Pixels(channels, info.height(), info.width(), color, Optional.empty());
  }

  /** The one JPEG of an old-style TIFF. */
  Pixels single(ImageInfo info, List<Finding> findings) throws IOException {
    long offset = directory.first(INTERCHANGE_FORMAT, 0);
    if (offset <= 0 || offset >= bytes.length) {
      throw ImageFormat.unsupported("TIFF of compression 6 without a whole JPEG");
    }
    JpegFile jpeg = new JpegFile(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    if (jpeg.info().width() != info.width() || jpeg.info().height() != info.height()) {
      throw corrupt(
          String.format(Locale.ROOT, "%d x %d pixels", jpeg.info().width(), jpeg.info().height()));
    }
    return jpeg.pixels(findings);
  }

  private Pixels tile(int index, List<Finding> findings) throws IOException {
    JpegFile jpeg = new JpegFile(whole(index));
    if (jpeg.info().width() > layout.tiles().width()
        || jpeg.info().height() > layout.tiles().height()) {
      throw corrupt(
          String.format(Locale.ROOT, "%d x %d pixels", jpeg.info().width(), jpeg.info().height()));
    }
    Pixels pixels = jpeg.components(findings);
    return photometric == TiffPhotometric.YCBCR && pixels.channels() == 3
        ? JpegFile.ycc(pixels)
        : pixels;
  }

  private byte[] whole(int index) {
    long start = layout.offset(index);
    long end = Math.min(start + layout.length(index, bytes.length), bytes.length);
    if (start < 0 || start + 2 >= end) {
      throw corrupt("no bytes");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(0xff);
    whole.write(0xd8);
    directory.blob(JPEG_TABLES).ifPresent(tables -> new JpegSegments(tables).writeSegments(whole));
    whole.write(bytes, (int) start + 2, (int) (end - start - 2));
    return whole.toByteArray();
  }

  private void paste(Pixels tile, int index, ImageInfo info, float[] color) {
    int left = (int) (index % layout.tiles().across() * layout.tiles().width());
    int top = (int) (index / layout.tiles().across() * layout.tiles().height());
    int width = Math.min(info.width() - left, (int) layout.tiles().width());
    int height = Math.min(info.height() - top, (int) layout.tiles().height());
    if (tile.width() < width || tile.height() < height) {
      throw corrupt(String.format(Locale.ROOT, "%d x %d pixels", tile.width(), tile.height()));
    }
    int area = info.width() * info.height();
    for (int row = 0; row < height * tile.channels(); row++) {
      int channel = row / height;
      int y = row % height;
      System.arraycopy(
          tile.color(),
          channel * tile.area() + y * tile.width(),
          color,
          channel * area + (top + y) * info.width() + left,
          width);
    }
  }

  private RefocusException corrupt(String what) {
    return new RefocusException(
        ErrorCode.CORRUPT,
        String.format(
            Locale.ROOT,
            "a JPEG tile of the TIFF has %s where tiles are %d x %d; save the image anew",
            what,
            layout.tiles().width(),
            layout.tiles().height()));
  }
}
