package dev.refocus.dispatch.restore;

import dev.refocus.RefocusException;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The SHA-256 of an input's bytes, where executors read it; null if it cannot be read: its row says
 * why.
 */
record ImageDigest(long maxBytes, Broadcast<SerializableConfiguration> hadoop)
    implements Function<ImageRef, String> {
  @Override
  public String call(ImageRef ref) {
    try {
      return Sha256.hex(new ImageReader(hadoop.value().value(), maxBytes).read(ref));
    } catch (RefocusException e) {
      return null;
    }
  }
}
