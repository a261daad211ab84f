package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.decode.structure.ImageInfo;
import java.io.Serializable;
import java.util.Locale;

/**
 * Bounds that are checked before any pixel is decoded, and the time that decoding may take.
 *
 * @param maxBytes of an encoded image
 * @param minSide shorter side in LR pixels below which there are too few patches to learn from
 * @param maxSide longer side in LR pixels
 * @param maxPixels LR pixels
 * @param maxHrPixels pixels of the HR image, {@code scale^2} times the LR's
 * @param maxSeconds wall time of one image's decoding
 */
public record DecodeLimits(
    long maxBytes, int minSide, int maxSide, long maxPixels, long maxHrPixels, int maxSeconds)
    implements Serializable {
  private static final int SECONDS = 30;

  public static final DecodeLimits DEFAULT =
      new DecodeLimits(64L << 20, 24, 8192, 4_000_000, 36_000_000);

  /** The same with the default time. */
  public DecodeLimits(long maxBytes, int minSide, int maxSide, long maxPixels, long maxHrPixels) {
    this(maxBytes, minSide, maxSide, maxPixels, maxHrPixels, SECONDS);
  }

  /** For images to score: they may be as large as HR images, and as small as they like. */
  public DecodeLimits ofScoring() {
    return new DecodeLimits(maxBytes, 1, 1 << 16, maxHrPixels, maxHrPixels, maxSeconds);
  }

  /**
   * Checks the length of an encoded image.
   *
   * @throws RefocusException if it is empty or too long
   */
  public void checkBytes(long bytes) {
    if (bytes == 0) {
      throw new RefocusException(
          ErrorCode.EMPTY_FILE, "the file has no bytes; fetch it again or remove it");
    }
    require(
        bytes <= maxBytes,
        ErrorCode.TOO_MANY_BYTES,
        "file of %d bytes, limit %d; raise the limit or compress the image",
        bytes,
        maxBytes);
  }

  void check(ImageInfo info, int scale) {
    long width = info.width();
    long height = info.height();
    require(
        width > 0 && height > 0,
        ErrorCode.CORRUPT,
        "header says %d x %d pixels; fetch the file again",
        width,
        height);
    require(
        Math.max(width, height) <= maxSide,
        ErrorCode.SIDE_TOO_LONG,
        "longer side of %d pixels, limit %d; raise the limit or cut the image",
        Math.max(width, height),
        maxSide);
    require(
        width * height <= maxPixels,
        ErrorCode.TOO_MANY_PIXELS,
        "image of %d pixels, limit %d; raise the limit or cut the image",
        width * height,
        maxPixels);
    require(
        width * height * scale * scale <= maxHrPixels,
        ErrorCode.HR_TOO_LARGE,
        "HR image of %d pixels, limit %d; raise the limit, lower the scale or cut the image",
        width * height * scale * scale,
        maxHrPixels);
    require(
        Math.min(width, height) >= minSide,
        ErrorCode.TOO_SMALL,
        "shorter side of %d pixels, at least %d are needed to learn from; leave the image out",
        Math.min(width, height),
        minSide);
  }

  private static void require(boolean met, ErrorCode code, String message, long value, long bound) {
    if (!met) {
      throw new RefocusException(code, String.format(Locale.ROOT, message, value, bound));
    }
  }
}
