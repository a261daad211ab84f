package dev.refocus.decode.tiff;

import dev.refocus.Finding;
import dev.refocus.decode.color.NamedColors;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.structure.Page;
import dev.refocus.decode.structure.TiffDirectory;
import dev.refocus.decode.structure.TiffResolution;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A page of a TIFF (TIFF 6.0) or BigTIFF. */
public final class TiffFile implements EncodedImage {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int SAMPLES = 277;
  private static final int INK_SET = 332;
  private static final int PROFILE = 34675;
  private static final int DNG_VERSION = 50706;

  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  /** None, CCITT (3), LZW, JPEG (2), Deflate, PackBits, Deflate's old number. */
  private static final Set<Long> COMPRESSIONS =
      Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32773L, 32946L);

  private final byte[] bytes;
  private final TiffDirectory directory;
  private final ImageInfo info;
  private final List<Finding> pageFindings;

  /**
   * Reads the directory of one page.
   *
   * @param page its number, from 1; 0 for the page that is the file's image, whose findings tell of
   *     the others
   */
  public TiffFile(byte[] bytes, int page) {
    this.bytes = bytes;
    TiffPages pages = TiffPages.of(bytes);
    int number = page == 0 ? pages.main() : Math.min(page, pages.count());
    this.directory = pages.get(number);
    this.pageFindings = page == 0 ? pages.findings(number) : List.of();
    this.info =
        new ImageInfo(
            "tiff",
            new ImageInfo.StoredPixels(
                bounded(WIDTH, 0), bounded(HEIGHT, 0), bounded(BITS, 1), bounded(SAMPLES, 1)),
            Orientation.of(directory),
            bytes.length,
            new Page(number, pages.count()),
            TiffResolution.of(directory));
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
  public Optional<TiffDirectory> exif() {
    return Optional.of(directory);
  }

  @Override
  public Optional<NamedColors> namedColors(List<Finding> findings) {
    return TiffPhotometric.of(directory, info).isRgb()
        ? EncodedImage.super.namedColors(findings)
        : Optional.empty();
  }

  @Override
  public boolean endMissing() {
    return TiffLayout.of(directory, info).exceeds(bytes.length);
  }

  /** A palette's colours have 8 bits, whatever its index has. */
  @Override
  public Encoding encoding() {
    TiffPhotometric photometric = TiffPhotometric.of(directory, info);
    return photometric == TiffPhotometric.PALETTE
        ? Encoding.ofBits(8)
        : EncodedImage.super.encoding().withConverted(photometric.isLab());
  }

  @Override
  public Pixels pixels(List<Finding> findings) throws IOException {
    findings.addAll(pageFindings);
    TiffPhotometric photometric = requireKnown();
    TiffLayout layout = TiffLayout.of(directory, info);
    layout.requireSound();
    long compression = directory.first(COMPRESSION, 1);
    if (compression != OLD_JPEG && compression != JPEG) {
      return new TiffSamples(directory, info, photometric).pixels(findings);
    }
    TiffJpeg jpeg = new TiffJpeg(bytes, directory, layout, photometric);
    Pixels pixels = compression == JPEG ? jpeg.tiles(info, findings) : jpeg.single(info, findings);
    return photometric == TiffPhotometric.WHITE_IS_ZERO ? pixels.inverted() : pixels;
  }

  private TiffPhotometric requireKnown() {
    require(!directory.has(DNG_VERSION), "DNG (raw photograph)");
    require(
        (directory.first(NEW_SUBFILE_TYPE, 0) & 1) == 0,
        "TIFF that opens with a preview (raw photograph)");
    long compression = directory.first(COMPRESSION, 1);
    require(COMPRESSIONS.contains(compression), "TIFF of compression " + compression);
    require(directory.first(INK_SET, 1) == 1, "TIFF of inks other than CMYK");
    for (int i = 1; i < directory.count(BITS); i++) {
      require(
          directory.value(BITS, i).orElse(0) == info.bits(),
          "TIFF of channels that differ in bits");
    }
    TiffPhotometric photometric = TiffPhotometric.of(directory, info);
    require(
        info.channels() >= photometric.colors() && info.channels() <= photometric.colors() + 4,
        String.format(Locale.ROOT, "TIFF of %d channels", info.channels()));
    return photometric;
  }

  private static void require(boolean known, String what) {
    if (!known) {
      throw ImageFormat.unsupported(what);
    }
  }
}
