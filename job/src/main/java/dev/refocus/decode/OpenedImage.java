package dev.refocus.decode;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.decode.color.IccConversion;
import dev.refocus.decode.pixels.ImageFormat;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.structure.EncodedImage;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Orientation;
import dev.refocus.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An encoded image whose header has been read: it tells of the image, then decodes it. */
public final class OpenedImage {
  private static final int MAX_FINDINGS = 8;
  private static final int MAX_CAUSES = 8;

  /** How readers begin to say that a sound file is beyond them. */
  private static final String UNSUPPORTED = "Unsupported";

  private final EncodedImage encoded;
  private final DecodeLimits limits;

  OpenedImage(EncodedImage encoded, DecodeLimits limits) {
    this.encoded = encoded;
    this.limits = limits;
  }

  /** What the header says. */
  public ImageInfo info() {
    return encoded.info();
  }

  /** What the file says beside its pixels; nothing, if that is broken. */
  public Metadata metadata() {
    try {
      return Metadata.of(encoded);
    } catch (RuntimeException e) {
      return Metadata.NONE;
    }
  }

  /**
   * Checks the limits, without decoding a pixel.
   *
   * @param scale HR pixels per LR pixel along a side
   * @throws RefocusException if the image exceeds one
   */
  public void requireWithinLimits(int scale) {
    limits.check(encoded.info(), scale);
  }

  /**
   * Checks the limits, then decodes the pixels.
   *
   * @param scale HR pixels per LR pixel along a side
   * @throws RefocusException with the code and what can be done
   */
  public DecodedImage decode(int scale) {
    requireWithinLimits(scale);
    return DecodeThread.run(limits.maxSeconds(), () -> decodeOrExplain());
  }

  /** Whatever a reader throws becomes a reason; nothing but that leaves the thread. */
  private DecodedImage decodeOrExplain() {
    try {
      return decoded();
    } catch (RefocusException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw outOfMemory(e);
    } catch (LinkageError e) {
      throw new RefocusException(
          ErrorCode.INTERNAL, "Java lacks part of java.desktop (%s); install it".formatted(e), e);
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      // Some of the JDK's readers wrap it.
      throw causedByMemory(e) ? outOfMemory(e) : broken(e);
    }
  }

  private DecodedImage decoded() throws IOException {
    List<Finding> findings = new ArrayList<>();
    Pixels stored = encoded.pixels(findings);
    if (encoded.endMissing()) {
      findings.add(0, truncated(findings));
    }
    Pixels srgb = toSrgb(stored, findings);
    return new DecodedImage(
        upright(srgb, srgb.channels(), srgb.color()),
        srgb.alpha().filter(OpenedImage::isTranslucent).map(alpha -> upright(srgb, 1, alpha)),
        encoded.info(),
        findings.stream().distinct().limit(MAX_FINDINGS).toList(),
        encoding(srgb != stored));
  }

  private Pixels toSrgb(Pixels stored, List<Finding> findings) {
    return encoded
        .namedColors(findings)
        .filter(colors -> stored.channels() != 4)
        .map(colors -> colors.isSrgb() ? stored : colors.toSrgb(stored))
        .orElseGet(() -> IccConversion.toSrgb(stored, encoded.profile(), findings));
  }

  private Encoding encoding(boolean converted) {
    Encoding stored = encoded.encoding();
    return stored.withConverted(stored.converted() || converted).upright(encoded.info());
  }

  /** The reader's own words come along: they say how much is missing, or where. */
  private Finding truncated(List<Finding> findings) {
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
            encoded.info().bytes(),
            words));
  }

  private Image upright(Pixels pixels, int channels, float[] samples) {
    Image stored = new Image(channels, pixels.height(), pixels.width(), samples);
    return Orientation.upright(stored, encoded.info().orientation());
  }

  private static boolean isTranslucent(float[] alpha) {
    for (float opacity : alpha) {
      if (opacity < 1) {
        return true;
      }
    }
    return false;
  }

  private RefocusException outOfMemory(Throwable cause) {
    return new RefocusException(
        ErrorCode.OUT_OF_MEMORY,
        String.format(
            Locale.ROOT,
            "no memory to decode %d x %d pixels; give the executor more or lower the pixel limit",
            encoded.info().width(),
            encoded.info().height()),
        cause);
  }

  private static boolean causedByMemory(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  private RefocusException broken(Throwable cause) {
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
