package dev.refocus.decode.structure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What an EXIF block says of pixels; a broken one is common and says nothing. */
public final class Exif {
  private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int EXIF_DIRECTORY = 34665;
  private static final int COLOR_SPACE = 40961;
  private static final int INTEROPERABILITY = 40965;
  private static final int INTEROPERABILITY_INDEX = 1;
  private static final int SRGB = 1;
  private static final int ADOBE_RGB = 2;

  private Exif() {}

  /** Its first directory, or nothing if it is broken. */
  public static Optional<TiffDirectory> directory(byte[] exif) {
    byte[] tiff = startsWithHeader(exif) ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
    try {
      return Optional.of(TiffDirectory.of(tiff));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the pixels are in Adobe RGB, as cameras say it that embed no profile: by
   * interoperability index R03 (DCF 2.0), or by a colour space that EXIF does not define.
   */
  public static boolean isAdobeRgb(TiffDirectory first) {
    Optional<TiffDirectory> exif = first.pointedTo(EXIF_DIRECTORY);
    long space = colorSpace(first);
    boolean third =
        exif.flatMap(directory -> directory.pointedTo(INTEROPERABILITY))
            .or(() -> first.pointedTo(INTEROPERABILITY))
            .flatMap(directory -> directory.blob(INTEROPERABILITY_INDEX))
            .map(index -> new String(index, StandardCharsets.ISO_8859_1).startsWith("R03"))
            .orElse(false);
    return space == ADOBE_RGB || (third && space != SRGB);
  }

  static boolean isSrgb(TiffDirectory first) {
    return colorSpace(first) == SRGB;
  }

  private static long colorSpace(TiffDirectory first) {
    return first
        .pointedTo(EXIF_DIRECTORY)
        .map(directory -> directory.first(COLOR_SPACE, 0))
        .orElse(0L);
  }

  private static boolean startsWithHeader(byte[] exif) {
    return exif.length > HEADER.length
        && Arrays.equals(exif, 0, HEADER.length, HEADER, 0, HEADER.length);
  }
}
