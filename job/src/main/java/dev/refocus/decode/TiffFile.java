package dev.refocus.decode;

import dev.refocus.Finding;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first page of a TIFF (TIFF 6.0) or BigTIFF; further pages are never looked at. */
final class TiffFile implements EncodedImage {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES = 277;
  private static final int COLOR_MAP = 320;
  private static final int INK_SET = 332;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PROFILE = 34675;
  private static final int DNG_VERSION = 50706;

  private static final int WHITE_IS_ZERO = 0;
  private static final int PALETTE = 3;
  private static final int SEPARATED = 5;
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  /** None, CCITT (3), LZW, JPEG (2), Deflate, PackBits, Deflate's old number. */
  private static final Set<Long> COMPRESSIONS =
      Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32773L, 32946L);

  /** Grey (2), RGB, palette, CMYK, YCbCr, L*a*b* (3). */
  private static final Set<Long> PHOTOMETRICS = Set.of(0L, 1L, 2L, 3L, 5L, 6L, 8L, 9L, 10L);

  private static final Set<Integer> PIXEL_TAGS =
      Set.of(
          256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324,
          325, 332, 334, 338, 339, 529, 530, 531, 532);

  private final byte[] bytes;
  private final TiffDirectory directory;
  private final ImageInfo info;

  TiffFile(byte[] bytes) {
    this.bytes = bytes;
    this.directory = TiffDirectory.of(bytes);
    this.info =
        new ImageInfo(
            "tiff",
            bounded(WIDTH, 0),
            bounded(HEIGHT, 0),
            bounded(BITS, 1),
            bounded(SAMPLES, 1),
            Orientation.of(directory),
            bytes.length);
  }

  private int bounded(int tag, long absent) {
    return (int) Math.min(directory.first(tag, absent), Integer.MAX_VALUE);
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Optional<byte[]> profile() {
    return directory.blob(PROFILE);
  }

  @Override
  public boolean endMissing() {
    return TiffLayout.of(directory, info).exceeds(bytes.length);
  }

  /** A palette's colours have 8 bits, whatever its index has. */
  @Override
  public Encoding encoding() {
    return photometric() == PALETTE ? Encoding.ofBits(8) : EncodedImage.super.encoding();
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    requireKnown();
    TiffLayout layout = TiffLayout.of(directory, info);
    layout.requireSound();
    long compression = directory.first(COMPRESSION, 1);
    if (compression == OLD_JPEG || compression == JPEG) {
      TiffJpeg jpeg = new TiffJpeg(bytes, directory, layout, photometric());
      return compression == JPEG ? jpeg.tiles(info, findings) : jpeg.single(info, findings);
    }
    byte[] page = directory.onlyWith(PIXEL_TAGS);
    return samples(page, findings);
  }

  private Pixels samples(byte[] page, List<Finding> findings) throws IOException {
    double maximum = info.bits() >= 32 ? 0xffffffffL : (1L << info.bits()) - 1;
    PixelReader reader = PixelReader.TWELVEMONKEYS_TIFF;
    if (photometric() > SEPARATED) {
      // Y'CbCr and L*a*b* are best left to the reader: it returns 8 or 16 bits of sRGB.
      return Pixels.of(reader.read(page, findings).getRaster(), 3, false, maximum);
    }
    long alpha = alphaKind();
    boolean hasAlpha = alpha == ASSOCIATED_ALPHA || alpha == UNASSOCIATED_ALPHA;
    Raster raster = reader.readRaw(page, findings);
    Pixels pixels = Pixels.of(raster, colors(), hasAlpha, maximum);
    if (photometric() == PALETTE) {
      Pixels expanded = palette().expand(raster, findings);
      return hasAlpha ? expanded.withAlpha(pixels.alpha().orElseThrow()) : expanded;
    }
    pixels = photometric() == WHITE_IS_ZERO ? pixels.inverted() : pixels;
    return alpha == ASSOCIATED_ALPHA ? pixels.unpremultiplied() : pixels;
  }

  /** All reds, then all greens, then all blues, in 16 bits or, against the standard, in 8. */
  private Palette palette() {
    int[] map = new int[directory.count(COLOR_MAP)];
    for (int i = 0; i < map.length; i++) {
      map[i] = (int) directory.value(COLOR_MAP, i).orElse(0);
    }
    int shift = Arrays.stream(map).anyMatch(value -> value > 255) ? 8 : 0;
    int[] colors = new int[map.length / 3];
    for (int i = 0; i < colors.length; i++) {
      int green = map[colors.length + i] >> shift;
      int blue = map[2 * colors.length + i] >> shift;
      colors[i] = (map[i] >> shift & 0xff) << 16 | (green & 0xff) << 8 | (blue & 0xff);
    }
    return Palette.opaque(colors);
  }

  private int colors() {
    return photometric() <= 1 || photometric() == PALETTE ? 1 : photometric() == SEPARATED ? 4 : 3;
  }

  /** What the first sample beyond the colours is; some writers add opacity without saying so. */
  private long alphaKind() {
    return info.channels() <= colors() ? 0 : directory.first(EXTRA_SAMPLES, UNASSOCIATED_ALPHA);
  }

  private long photometric() {
    return directory.first(PHOTOMETRIC, info.channels() >= 3 ? 2 : 1);
  }

  private void requireKnown() {
    require(!directory.has(DNG_VERSION), "DNG (raw photograph)");
    require(
        (directory.first(NEW_SUBFILE_TYPE, 0) & 1) == 0,
        "TIFF that opens with a preview (raw photograph)");
    require(
        PHOTOMETRICS.contains(photometric()),
        "TIFF of photometric interpretation " + photometric());
    long compression = directory.first(COMPRESSION, 1);
    require(COMPRESSIONS.contains(compression), "TIFF of compression " + compression);
    require(directory.first(INK_SET, 1) == 1, "TIFF of inks other than CMYK");
    long format = directory.first(SAMPLE_FORMAT, 1);
    require(format == 1 || format == 3 || format == 4, "TIFF of signed or complex samples");
    require(
        info.channels() <= colors() + 4,
        String.format(Locale.ROOT, "TIFF of %d channels", info.channels()));
    for (int i = 1; i < directory.count(BITS); i++) {
      require(
          directory.value(BITS, i).orElse(0) == info.bits(),
          "TIFF of channels that differ in bits");
    }
  }

  private static void require(boolean known, String what) {
    if (!known) {
      throw ImageFormat.unsupported(what);
    }
  }
}
