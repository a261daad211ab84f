package dev.refocus.decode.pixels;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The formats that are decoded, told apart by their first bytes, never by a file's name. */
public enum ImageFormat {
  PNG,
  JPEG,
  TIFF,
  BMP,
  WEBP;

  private static final HexFormat HEX = HexFormat.of();
  private static final int TEXT_BYTES = 1024;
  private static final String ISO_MEDIA = "ISO media (HEIC, AVIF, CR3 or a video)";

  /** Bytes that open every file of a format. */
  private record Signature(String name, int offset, byte[] magic) {
    static Signature of(String name, int offset, String hex) {
      return new Signature(name, offset, HEX.parseHex(hex));
    }

    boolean opens(byte[] bytes) {
      for (int i = 0; i < magic.length; i++) {
        if (offset + i >= bytes.length || bytes[offset + i] != magic[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Formats that are recognised so that their owner learns what to do, in order of precedence. */
  private static final List<Signature> FOREIGN =
      List.of(
          Signature.of("CR2 (raw photograph)", 8, "43520200"),
          Signature.of("GIF", 0, "474946383761"),
          Signature.of("GIF", 0, "474946383961"),
          Signature.of("PSD (Photoshop)", 0, "38425053"),
          Signature.of("JPEG 2000", 0, "0000000c6a502020"),
          Signature.of("JPEG 2000", 0, "ff4fff51"),
          Signature.of("JPEG XL", 0, "ff0a"),
          Signature.of("JPEG XL", 0, "0000000c4a584c20"),
          Signature.of("JPEG XR", 0, "4949bc"),
          Signature.of(ISO_MEDIA, 4, "66747970"),
          Signature.of("PDF", 0, "255044462d"),
          Signature.of("PostScript", 0, "25215053"),
          Signature.of("ICO", 0, "00000100"),
          Signature.of("CUR", 0, "00000200"),
          Signature.of("OpenEXR", 0, "762f3101"),
          Signature.of("Radiance HDR", 0, "233f5241"),
          Signature.of("Radiance HDR", 0, "233f524742"),
          Signature.of("DICOM", 128, "4449434d"),
          Signature.of("FITS", 0, "53494d504c452020"),
          Signature.of("RAF (raw photograph)", 0, "46554a4946494c4d"),
          Signature.of("RW2 (raw photograph)", 0, "49495500"),
          Signature.of("ORF (raw photograph)", 0, "4949524f"),
          Signature.of("ORF (raw photograph)", 0, "49495253"),
          Signature.of("X3F (raw photograph)", 0, "464f5662"),
          Signature.of("MNG", 0, "8a4d4e47"),
          Signature.of("JNG", 0, "8b4a4e47"),
          Signature.of("DDS", 0, "44445320"),
          Signature.of("QOI", 0, "716f6966"),
          Signature.of("BPG", 0, "425047fb"),
          Signature.of("FLIF", 0, "464c4946"),
          Signature.of("EMF", 40, "20454d46"));

  private static final Signature WEBP_FOURCC = Signature.of("webp", 8, "57454250");

  /**
   * The format that the first bytes show.
   *
   * @throws RefocusException UNSUPPORTED_FORMAT if another program can convert the bytes,
   *     NOT_AN_IMAGE if not
   */
  public static ImageFormat of(byte[] bytes) {
    for (Signature foreign : FOREIGN) {
      if (foreign.opens(bytes)) {
        throw unsupported(foreign.name());
      }
    }
    if (startsWith(bytes, "89504e470d0a1a0a")) {
      return PNG;
    } else if (startsWith(bytes, "ffd8ff")) {
      return JPEG;
    } else if (isTiff(bytes)) {
      return TIFF;
    } else if (startsWith(bytes, "424d") && bytes.length >= 26) {
      return BMP;
    } else if (startsWith(bytes, "52494646") && WEBP_FOURCC.opens(bytes)) {
      return WEBP;
    }
    throw refusal(bytes);
  }

  /** The name that {@code ImageInfo.format} carries. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The failure of a file whose format or variant is known but not decoded. */
  public static RefocusException unsupported(String what) {
    return new RefocusException(
        ErrorCode.UNSUPPORTED_FORMAT,
        what + " is not decoded; convert it to PNG, JPEG, TIFF, BMP or WebP");
  }

  public static boolean isTiff(byte[] bytes) {
    return startsWith(bytes, "49492a00")
        || startsWith(bytes, "4d4d002a")
        || startsWith(bytes, "49492b00")
        || startsWith(bytes, "4d4d002b");
  }

  private static boolean startsWith(byte[] bytes, String hex) {
    return Signature.of("", 0, hex).opens(bytes);
  }

  private static RefocusException refusal(byte[] bytes) {
    int length = Math.min(bytes.length, TEXT_BYTES);
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.toLowerCase(Locale.ROOT).contains("<svg")) {
      return unsupported("SVG");
    }
    if (text.matches("(?s)P[1-7]\\s.*")) {
      return unsupported("PNM");
    }
    if (isCutShort(bytes)) {
      return new RefocusException(
          ErrorCode.TRUNCATED,
          String.format(
              Locale.ROOT,
              "the file ends after %d bytes, within its header; fetch it again",
              length));
    }
    return new RefocusException(
        ErrorCode.NOT_AN_IMAGE,
        "the first bytes (%s) belong to no known image format; remove the file from the input"
            .formatted(HEX.formatHex(bytes, 0, Math.min(length, 8))));
  }

  /** Whether so few bytes are there that they open a known format without naming it. */
  private static boolean isCutShort(byte[] bytes) {
    String head = HEX.formatHex(bytes, 0, Math.min(bytes.length, 8));
    return bytes.length >= 2
        && List.of("89504e470d0a1a0a", "ffd8ff", "49492a00", "4d4d002a").stream()
            .anyMatch(magic -> magic.startsWith(head));
  }
}
