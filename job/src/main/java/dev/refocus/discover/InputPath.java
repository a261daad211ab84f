package dev.refocus.discover;

import dev.refocus.store.StorePath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import org.apache.hadoop.fs.Path;

/** What users write for an input, as Hadoop's path. */
public final class InputPath {
  private InputPath() {}

  /**
   * The path or URI; {@code 12:30.png} is the local file of that name if it is there, no URI.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Path of(String input) {
    int colon = input.indexOf(':');
    int slash = input.indexOf('/');
    boolean uri = colon > 0 && slash == colon + 1;
    boolean colonInFirstName = colon >= 0 && (slash < 0 || colon < slash);
    return StorePath.of(colonInFirstName && !uri && isLocal(input) ? "./" + input : input);
  }

  private static boolean isLocal(String input) {
    try {
      return Files.exists(java.nio.file.Path.of(input));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The deepest folder above every glob of a path. */
  static Path withoutGlob(Path glob) {
    Path folder = glob;
    for (Path path = glob; path != null; path = path.getParent()) {
      if (path.getName().matches("(?s).*[*?\\[{].*")) {
        folder = path.getParent();
      }
    }
    return folder;
  }

  /** A folder's last name; a bucket's root has none, the bucket has. */
  static String nameOf(Path folder) {
    String host = folder.toUri().getHost();
    return folder.isRoot() ? (host == null ? "/" : host) : folder.getName();
  }

  /** The path of something below a folder, relative to it; null if it is not below it. */
  static String below(Path folder, Path path) {
    String above = folder.isRoot() ? "/" : folder.toUri().getPath() + "/";
    String name = path.toUri().getPath();
    return name.startsWith(above) && name.length() > above.length()
        ? name.substring(above.length())
        : null;
  }
}
