package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.jpeg.JpegFile;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.png.PngFile;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.tiff.TiffFile;
import dev.refocus.decode.webp.WebpFile;
import java.util.Locale;
import java.util.Optional;

/**
 * Encoded bytes to an upright sRGB or grey image. Hostile input stops here: whatever the bytes are,
 * they give an image or a {@link RefocusException}.
 *
 * <p>PNG, JPEG, TIFF, BMP and WebP; 1 to 16 bits per sample, float TIFF; grey, RGB, palette, CMYK;
 * with or without alpha. The same bytes give the same samples on every machine of one Java version.
 * Safe for many threads.
 */
public final class ImageDecoder {
  private final DecodeLimits limits;

  public ImageDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /**
   * Decodes an LR image that is to be enlarged.
   *
   * @param scale HR pixels per LR pixel along a side
   * @throws RefocusException with the code and what can be done
   */
  public DecodedImage decode(byte[] bytes, int scale) {
    return decode(bytes, scale, 0);
  }

  /**
   * One page of a file.
   *
   * @param scale HR pixels per LR pixel along a side
   * @param page as for {@link #open}
   * @throws RefocusException with the code and what can be done
   */
  public DecodedImage decode(byte[] bytes, int scale, int page) {
    return open(bytes, page).decode(scale);
  }

  /**
   * Reads the header, without any limit but that on bytes and without decoding a pixel.
   *
   * @param page from 1 to {@link #pages}; 0 for the file's image, with a warning if there are
   *     others
   * @throws RefocusException if there is no readable header
   */
  public OpenedImage open(byte[] bytes, int page) {
    limits.checkBytes(bytes.length);
    return new OpenedImage(structure(bytes, page), limits);
  }

  /**
   * Why the bytes are of no format that is decoded, as far as their beginning tells.
   *
   * @return nothing also of damaged bytes: an image may have been lost there
   */
  public Optional<Finding> foreign(byte[] bytes) {
    try {
      limits.checkBytes(bytes.length);
      ImageFormat.of(bytes);
      return Optional.empty();
    } catch (RefocusException e) {
      boolean foreign =
          e.code() == ErrorCode.NOT_AN_IMAGE || e.code() == ErrorCode.UNSUPPORTED_FORMAT;
      return foreign ? Optional.of(e.finding()) : Optional.empty();
    }
  }

  /**
   * How many pages a file has: 1 unless it is a TIFF of several, whatever else is wrong with it.
   */
  public int pages(byte[] bytes) {
    try {
      return open(bytes, 0).info().page().count();
    } catch (RefocusException e) {
      return 1;
    }
  }

  /** Whether a file that begins with {@code head}, 4 bytes or more, may have several pages. */
  public static boolean mayHavePages(byte[] head) {
    return ImageFormat.isTiff(head);
  }

  private static EncodedImage structure(byte[] bytes, int page) {
    ImageFormat format = ImageFormat.of(bytes);
    try {
      return switch (format) {
        case PNG -> new PngFile(bytes);
        case JPEG -> new JpegFile(bytes);
        case TIFF -> new TiffFile(bytes, page);
        case BMP -> new BmpFile(bytes);
        case WEBP -> new WebpFile(bytes);
      };
    } catch (IndexOutOfBoundsException e) {
      throw new RefocusException(
          ErrorCode.TRUNCATED,
          String.format(
              Locale.ROOT,
              "the %s ends within its header, after %d bytes; fetch it again",
              format.id(),
              bytes.length),
          e);
    }
  }
}
