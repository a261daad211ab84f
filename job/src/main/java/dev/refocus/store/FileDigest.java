package dev.refocus.store;

import dev.refocus.config.Sha256;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads a file back from the store: its SHA-256. */
public record FileDigest(Broadcast<SerializableConfiguration> hadoop)
    implements Function<String, String> {
  @Override
  public String call(String file) throws IOException {
    Path path = new Path(file);
    try (InputStream stream = path.getFileSystem(hadoop.value().value()).open(path)) {
      return Sha256.hex(stream);
    }
  }
}
