package dev.refocus.dispatch.restore;

import dev.refocus.RefocusException;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.ImageThread;
import java.util.concurrent.TimeoutException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The SHA-256 of an input's bytes, where executors read it; null if it cannot be read, or not in
 * time: its own fit, which is watched, says why.
 *
 * @param secondsToHang after which work that has not ended never will
 */
record ImageDigest(long maxBytes, int secondsToHang, Broadcast<SerializableConfiguration> hadoop)
    implements Function<ImageRef, String> {
  /** What takes longer to read is fitted without a look for its like. */
  private static final int MOST_SECONDS = 60;

  @Override
  public String call(ImageRef ref) {
    // The executor of the first attempt may have died of one of these inputs.
    return TaskContext.get().attemptNumber() > 0 ? null : digest(ref);
  }

  private String digest(ImageRef ref) {
    ImageReader reader = new ImageReader(hadoop.value().value(), maxBytes);
    int seconds = Math.min(secondsToHang, MOST_SECONDS);
    try {
      return ImageThread.run(seconds, () -> Sha256.hex(reader.read(ref)));
    } catch (TimeoutException | RefocusException e) {
      return null;
    }
  }
}
