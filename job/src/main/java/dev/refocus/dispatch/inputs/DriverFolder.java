package dev.refocus.dispatch.inputs;

import dev.refocus.UsageException;
import dev.refocus.discover.InputPath;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/** Relative local paths: a driver that a cluster starts has another folder than its user. */
final class DriverFolder {
  private final boolean isUsers;
  private final Configuration hadoop;

  DriverFolder(SparkConf conf, Configuration hadoop) {
    this.isUsers =
        !conf.get("spark.submit.deployMode", "client").equals("cluster")
            && !conf.getBoolean("spark.kubernetes.submitInDriver", false);
    this.hadoop = hadoop;
  }

  /**
   * Refuses what means nothing to the user.
   *
   * @throws UsageException if the driver is away and the path is local and relative
   */
  void requireKnown(String option, String uri) {
    if (!isUsers && isRelative(uri)) {
      throw new UsageException(
          "%s %s: is a relative path, and the cluster starts the driver in a folder of its own; name an absolute path or a URI"
              .formatted(option, uri));
    }
  }

  private boolean isRelative(String uri) {
    try {
      Path path = InputPath.of(uri);
      return !path.isAbsolute() && path.getFileSystem(hadoop).getUri().getScheme().equals("file");
    } catch (IOException | IllegalArgumentException e) {
      // Whoever opens it says what is wrong with it.
      return false;
    }
  }
}
