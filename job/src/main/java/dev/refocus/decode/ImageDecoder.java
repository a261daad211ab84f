package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.color.IccConversion;
import dev.refocus.decode.jpeg.JpegFile;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.png.PngFile;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.decode.tiff.TiffFile;
import dev.refocus.decode.webp.WebpFile;
import dev.refocus.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Encoded bytes to an upright sRGB or grey image. Hostile input stops here: whatever the bytes are,
 * they give an image or a {@link RefocusException}.
 *
 * <p>PNG, JPEG, TIFF, BMP and WebP; 1 to 16 bits per sample, float TIFF; grey, RGB, palette, CMYK;
 * with or without alpha. The same bytes give the same samples on every machine of one Java version.
 * Safe for many threads.
 */
public final class ImageDecoder {
  private static final int MAX_FINDINGS = 8;
  private static final int MAX_CAUSES = 8;

  /** How readers begin to say that a sound file is beyond them. */
  private static final String UNSUPPORTED = "Unsupported";

  private final DecodeLimits limits;

  public ImageDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /**
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
   * @param page from 1 to {@link #pages}; 0 for the file's image, with a warning if there are
   *     others
   * @throws RefocusException with the code and what can be done
   */
  public DecodedImage decode(byte[] bytes, int scale, int page) {
    EncodedImage encoded = open(bytes, page);
    limits.check(encoded.info(), scale);
    return DecodeThread.run(limits.maxSeconds(), () -> decodeOrExplain(encoded));
  }

  /** Whatever a reader throws becomes a reason; nothing but that leaves the thread. */
  private static DecodedImage decodeOrExplain(EncodedImage encoded) {
    try {
      return decode(encoded);
    } catch (RefocusException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw outOfMemory(encoded.info(), e);
    } catch (LinkageError e) {
      throw new RefocusException(
          ErrorCode.INTERNAL, "Java lacks part of java.desktop (%s); install it".formatted(e), e);
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      // Some of the JDK's readers wrap it.
      throw causedByMemory(e) ? outOfMemory(encoded.info(), e) : broken(encoded, e);
    }
  }

  /**
   * What the header says, without any limit but that on bytes and without decoding a pixel.
   *
   * @throws RefocusException if there is no readable header
   */
  public ImageInfo inspect(byte[] bytes) {
    return inspect(bytes, 0);
  }

  /**
   * The same of one page.
   *
   * @param page as for {@link #decode(byte[], int, int)}
   */
  public ImageInfo inspect(byte[] bytes, int page) {
    return open(bytes, page).info();
  }

  /**
   * What the file says beside its pixels; nothing, if that is broken.
   *
   * @param page as for {@link #decode(byte[], int, int)}
   * @throws RefocusException if there is no readable header
   */
  public Metadata metadata(byte[] bytes, int page) {
    EncodedImage encoded = open(bytes, page);
    try {
      return Metadata.of(encoded);
    } catch (RuntimeException e) {
      return Metadata.NONE;
    }
  }

  /**
   * How many pages a file has: 1 unless it is a TIFF of several, whatever else is wrong with it.
   */
  public int pages(byte[] bytes) {
    try {
      return inspect(bytes).page().count();
    } catch (RefocusException e) {
      return 1;
    }
  }

  /** Whether a file that begins with {@code head}, 4 bytes or more, may have several pages. */
  public static boolean mayHavePages(byte[] head) {
    return ImageFormat.isTiff(head);
  }

  private EncodedImage open(byte[] bytes, int page) {
    limits.checkBytes(bytes.length);
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

  private static DecodedImage decode(EncodedImage encoded) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Pixels stored = encoded.pixels(findings);
    if (encoded.endMissing()) {
      findings.add(0, truncated(encoded.info(), findings));
    }
    Pixels srgb = toSrgb(stored, encoded, findings);
    return new DecodedImage(
        upright(srgb, srgb.channels(), srgb.color(), encoded.info()),
        srgb.alpha()
            .filter(ImageDecoder::isTranslucent)
            .map(alpha -> upright(srgb, 1, alpha, encoded.info())),
        encoded.info(),
        findings.stream().distinct().limit(MAX_FINDINGS).toList(),
        encoding(encoded, srgb != stored).upright(encoded.info()));
  }

  private static Pixels toSrgb(Pixels stored, EncodedImage encoded, List<Finding> findings) {
    return encoded
        .namedColors(findings)
        .filter(colors -> stored.channels() != 4)
        .map(colors -> colors.isSrgb() ? stored : colors.toSrgb(stored))
        .orElseGet(() -> IccConversion.toSrgb(stored, encoded.profile(), findings));
  }

  private static Encoding encoding(EncodedImage encoded, boolean converted) {
    Encoding stored = encoded.encoding();
    return stored.withConverted(stored.converted() || converted);
  }

  /** The reader's own words come along: they say how much is missing, or where. */
  private static Finding truncated(ImageInfo info, List<Finding> findings) {
    String words =
        findings.stream()
            .filter(finding -> finding.code() == ErrorCode.TRUNCATED)
            .findFirst()
            .map(finding -> "; " + finding.message())
            .orElse("; fetch it again");
    return new Finding(
        ErrorCode.TRUNCATED,
        String.format(
            Locale.ROOT,
            "the file of %d bytes ends before its image does, so the decoder made up the rest%s",
            info.bytes(),
            words));
  }

  private static Image upright(Pixels pixels, int channels, float[] samples, ImageInfo info) {
    Image stored = new Image(channels, pixels.height(), pixels.width(), samples);
    return Orientation.upright(stored, info.orientation());
  }

  private static boolean isTranslucent(float[] alpha) {
    for (float opacity : alpha) {
      if (opacity < 1) {
        return true;
      }
    }
    return false;
  }

  private static RefocusException outOfMemory(ImageInfo info, Throwable cause) {
    return new RefocusException(
        ErrorCode.OUT_OF_MEMORY,
        String.format(
            Locale.ROOT,
            "no memory to decode %d x %d pixels; give the executor more or lower the pixel limit",
            info.width(),
            info.height()),
        cause);
  }

  private static boolean causedByMemory(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  private static RefocusException broken(EncodedImage encoded, Throwable cause) {
    String words = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    boolean truncated = encoded.endMissing();
    if (words.startsWith(UNSUPPORTED) && !truncated) {
      return ImageFormat.unsupported("this %s (%s)".formatted(encoded.info().format(), words));
    }
    return new RefocusException(
        truncated ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT,
        String.format(
            Locale.ROOT,
            "the %s of %d bytes cannot be decoded%s (%s); fetch it again",
            encoded.info().format(),
            encoded.info().bytes(),
            truncated ? ": its end is missing" : "",
            words),
        cause);
  }
}
