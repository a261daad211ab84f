package dev.refocus.dispatch.inputs;

import dev.refocus.discover.ImageRef;
import dev.refocus.discover.NamedInput;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Asks the store for a file of a list, on an executor: a hundred thousand questions one after the
 * other take an hour.
 *
 * @param extensions lower-case endings of the names that may be an image's
 */
record ListedInput(List<String> extensions, Broadcast<SerializableConfiguration> hadoop)
    implements Function<String, ImageRef> {
  @Override
  public ImageRef call(String uri) {
    return NamedInput.of(uri, hadoop.value().value(), extensions);
  }
}
