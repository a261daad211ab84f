package dev.refocus.store;

import java.net.URI;
import org.apache.hadoop.fs.Path;

/** What users type for a place, as Hadoop's path. */
public final class StorePath {
  private StorePath() {}

  /**
   * The path; {@code s3a://bucket} is the bucket's root, as {@code s3a://bucket/} is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Path of(String text) {
    Path path = new Path(text);
    URI uri = path.toUri();
    return uri.getAuthority() != null && uri.getPath().isEmpty() ? new Path(path, "/") : path;
  }
}
