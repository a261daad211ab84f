package dev.refocus.cli;

import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.image.Image;

/** Images that a training reads from any store; one that cannot be read ends it. */
final class TrainingImages {
  private final ImageReader reader;
  private final ImageDecoder decoder;
  private final String mend;

  /**
   * @param mend what the user does about an image that cannot be read
   */
  TrainingImages(DecodeLimits limits, String mend) {
    reader = new ImageReader(SparkSessions.hadoop(), limits.maxBytes());
    decoder = new ImageDecoder(limits.ofScoring());
    this.mend = mend;
  }

  byte[] bytes(String uri) {
    return reader.read(ImageRef.of(uri));
  }

  /** The image's colours. */
  Image image(String uri) {
    try {
      return decoder.decode(bytes(uri), 1).color();
    } catch (RefocusException e) {
      throw new UsageException("%s: %s: %s; %s".formatted(uri, e.code(), e.getMessage(), mend), e);
    }
  }
}
