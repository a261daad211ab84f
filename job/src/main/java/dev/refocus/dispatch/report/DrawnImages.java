package dev.refocus.dispatch.report;

import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.image.Image;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The pictures that {@code evaluate} has left of its cases.
 *
 * @param folder that holds the drawn cases
 */
record DrawnImages(RunConfig run, String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  /**
   * One picture of a case.
   *
   * @throws dev.refocus.RefocusException if it is not there or no image
   */
  Image read(String key, String name) {
    String uri = new Path(new Path(folder, key), name).toString();
    byte[] png =
        new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(ImageRef.of(uri));
    return new ImageDecoder(run.limits().ofScoring()).decode(png, 1).color();
  }
}
