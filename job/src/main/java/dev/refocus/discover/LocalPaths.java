package dev.refocus.discover;

import dev.refocus.store.LocalNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Local files between Java's paths, which have every name, and Hadoop's, which have not. */
final class LocalPaths {
  static final String NO_FILE =
      "is a pipe, a socket or a device, not a file; delete it or move it out of the input";

  private LocalPaths() {}

  /** The local path of a qualified one. */
  static Path of(org.apache.hadoop.fs.Path path) {
    return LocalNames.path(path.toUri().getPath());
  }

  /** A file's or folder's name alone. */
  static Path named(String name) {
    return LocalNames.path("/" + name).getFileName();
  }

  /** An absolute path as Hadoop writes it; its own way of adding a name fails at a colon. */
  static String uri(Path path) {
    return new org.apache.hadoop.fs.Path("file", null, name(path)).toString();
  }

  /** A path as text, see {@link LocalNames#text}. */
  static String name(Path path) {
    return LocalNames.text(path);
  }

  /**
   * @param relative its name below the input folder
   */
  static Found found(Path path, String relative, BasicFileAttributes file) {
    return new Found(
        uri(path),
        relative,
        new Listed(file.size(), file.lastModifiedTime().toMillis(), null),
        LocalNames.undecoded(path).orElse(null));
  }

  /** What is wrong, without the path, and how to mend it. */
  static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "permission denied; grant this user access";
    }
    String reason = error instanceof FileSystemException files ? files.getReason() : null;
    String kind = error.getClass().getSimpleName();
    return reason == null ? kind : "%s (%s)".formatted(reason, kind);
  }

  /** The path without links, of which the last names need not be there yet. */
  static Path real(Path path) throws IOException {
    Path there = path.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(path.toAbsolutePath().normalize()));
  }
}
