package dev.refocus.config;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code conf} folder: that of {@code -Drefocus.home}, else the copy in the jar. The class path
 * may hold a {@code spark-defaults.conf} of Spark's own.
 */
public final class ConfFolder {
  private static final String HOME = "refocus.home";
  private static final String COPY = "/dev/refocus/conf/";

  private ConfFolder() {}

  /**
   * Opens a file of the folder.
   *
   * @throws UsageException if it is in neither place
   */
  public static Reader open(String name) throws IOException {
    String home = System.getProperty(HOME);
    if (home != null && Files.isReadable(Path.of(home, "conf", name))) {
      return Files.newBufferedReader(Path.of(home, "conf", name), StandardCharsets.UTF_8);
    }
    InputStream resource = ConfFolder.class.getResourceAsStream(COPY + name);
    if (resource == null) {
      throw new UsageException(
          "conf/%s is missing (%s=%s): set -D%s to the folder that holds conf/"
              .formatted(name, HOME, home, HOME));
    }
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }
}
