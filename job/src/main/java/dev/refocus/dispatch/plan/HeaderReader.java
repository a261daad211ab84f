package dev.refocus.dispatch.plan;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.Failure;

/** Reads as much of a file as its header needs. */
final class HeaderReader {
  private static final int FIRST_BYTES = 1 << 16;
  private static final int GROWTH = 8;

  private final ImageReader reader;
  private final ImageDecoder decoder;
  private final DecodeLimits limits;

  HeaderReader(ImageReader reader, DecodeLimits limits) {
    this.reader = reader;
    this.decoder = new ImageDecoder(limits);
    this.limits = limits;
  }

  /**
   * The image, of whatever size.
   *
   * @throws RefocusException with the reason for which its row would fail
   */
  OpenedImage open(ImageRef ref) {
    limits.checkBytes(ref.bytes());
    for (long length = FIRST_BYTES; length < ref.bytes(); length *= GROWTH) {
      try {
        return opened(ref, length);
      } catch (RefocusException e) {
        if (e.code() != ErrorCode.TRUNCATED && e.code() != ErrorCode.CORRUPT) {
          throw e;
        }
        // The header goes on behind what was read.
      }
    }
    return opened(ref, ref.bytes());
  }

  private OpenedImage opened(ImageRef ref, long length) {
    try {
      return decoder.open(reader.head(ref, Math.toIntExact(length)), ref.page());
    } catch (RefocusException e) {
      throw e;
    } catch (RuntimeException e) {
      // A part of a file may look like anything.
      throw length < ref.bytes()
          ? new RefocusException(ErrorCode.CORRUPT, e.toString(), e)
          : new RefocusException(Failure.finding(e, ref.uri()).code(), e.toString(), e);
    }
  }
}
