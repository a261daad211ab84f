package dev.refocus.decode.tiff;

import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.TiffDirectory;
import java.util.Locale;
import java.util.Set;

/**
 * What the samples of a TIFF mean (tag 262), and in which forms that has been verified against
 * known pixels. A reader that takes another form may well return wrong colours without a word, so
 * every other form is refused.
 */
enum TiffPhotometric {
  WHITE_IS_ZERO(0, 1, Bits.GREY, Bits.FLOATS, true),
  BLACK_IS_ZERO(1, 1, Bits.GREY, Bits.FLOATS, true),
  RGB(2, 3, Set.of(2, 4, 8, 10, 12, 14, 16, 24, 32), Bits.FLOATS, true),
  PALETTE(3, 1, Set.of(1, 2, 4, 8), Set.of(), false),
  SEPARATED(5, 4, Set.of(8, 16), Set.of(), true),
  YCBCR(6, 3, Set.of(8), Set.of(), true),
  CIELAB(8, 3, Set.of(8, 16), Set.of(32), false),
  ICCLAB(9, 3, Set.of(8, 16), Set.of(), false);

  private static final int TAG = 262;
  private static final int COMPRESSION = 259;
  private static final int SAMPLE_FORMAT = 339;
  private static final int UNSIGNED = 1;
  private static final int FLOAT = 3;
  private static final int UNDEFINED = 4;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  private static final class Bits {
    static final Set<Integer> GREY = Set.of(1, 2, 4, 6, 8, 10, 12, 14, 16, 24, 32);
    static final Set<Integer> FLOATS = Set.of(16, 32, 64);
  }

  private final int number;
  private final int colors;
  private final Set<Integer> integers;
  private final Set<Integer> floats;
  private final boolean jpeg;

  /**
   * @param number the tag's value
   * @param colors samples of a pixel without extra ones
   * @param integers verified bits of unsigned samples
   * @param floats verified bits of floating point samples
   * @param jpeg whether it was verified of JPEG strips and tiles
   */
  TiffPhotometric(
      int number, int colors, Set<Integer> integers, Set<Integer> floats, boolean jpeg) {
    this.number = number;
    this.colors = colors;
    this.integers = integers;
    this.floats = floats;
    this.jpeg = jpeg;
  }

  /**
   * That of a page; pages that do not say are grey or RGB.
   *
   * @throws dev.refocus.RefocusException UNSUPPORTED_FORMAT if it was not verified in this form
   */
  static TiffPhotometric of(TiffDirectory directory, ImageInfo info) {
    long number = directory.first(TAG, info.channels() >= 3 ? RGB.number : BLACK_IS_ZERO.number);
    for (TiffPhotometric photometric : values()) {
      if (photometric.number == number) {
        photometric.requireVerified(directory, info);
        return photometric;
      }
    }
    throw ImageFormat.unsupported("TIFF of photometric interpretation " + number);
  }

  private void requireVerified(TiffDirectory directory, ImageInfo info) {
    long compression = directory.first(COMPRESSION, 1);
    if (compression == JPEG || compression == OLD_JPEG) {
      require(jpeg, "TIFF of JPEG with photometric interpretation " + number);
      require(
          info.bits() == 8, String.format(Locale.ROOT, "TIFF of JPEG with %d bits", info.bits()));
    }
    long format = directory.first(SAMPLE_FORMAT, UNSIGNED);
    for (int i = 1; i < directory.count(SAMPLE_FORMAT); i++) {
      require(
          directory.value(SAMPLE_FORMAT, i).orElse(format) == format,
          "TIFF of channels that differ in their sample format");
    }
    require(
        format == UNSIGNED || format == FLOAT || format == UNDEFINED,
        "TIFF of signed or complex samples");
    require(
        (format == FLOAT ? floats : integers).contains(info.bits()),
        String.format(
            Locale.ROOT,
            "TIFF of photometric interpretation %d with %d-bit %s samples",
            number,
            info.bits(),
            format == FLOAT ? "floating point" : "unsigned"));
  }

  /** Whether the samples are floating point numbers. */
  static boolean isFloat(TiffDirectory directory) {
    return directory.first(SAMPLE_FORMAT, UNSIGNED) == FLOAT;
  }

  int colors() {
    return colors;
  }

  boolean isRgb() {
    return this == RGB || this == YCBCR;
  }

  boolean isLab() {
    return this == CIELAB || this == ICCLAB;
  }

  private static void require(boolean known, String what) {
    if (!known) {
      throw ImageFormat.unsupported(what);
    }
  }
}
