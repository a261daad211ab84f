package dev.refocus.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;

/**
 * What a local disk or a mounted one says. Hadoop throws it as an {@link FSError}, which is no
 * exception, so that a handler of exceptions lets it pass.
 */
public final class DiskErrors {
  /** The system's words, and how to mend it. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "No space left on device",
          "the disk is full; make room and run the same command again",
          "Disk quota exceeded",
          "the quota is used up; make room and run the same command again",
          "File too large",
          "the limit on a file's size is reached; raise ulimit -f and run the same command again",
          "Read-only file system",
          "the disk may not be written to; name another path",
          "Input/output error",
          "cannot be read (Input/output error): the disk or the mount is damaged; copy the file anew",
          "Stale file handle",
          "the mount has gone (Stale file handle); mount it again",
          "Too many open files",
          "too many open files; raise ulimit -n");

  private DiskErrors() {}

  /** The disk's error among the causes of another. */
  public static Optional<IOException> in(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof FSError) {
        return Optional.of(exception((FSError) cause));
      }
      if (cause instanceof IOException disk && meaning(String.valueOf(disk.getMessage())) != null) {
        return Optional.of(disk);
      }
    }
    return Optional.empty();
  }

  /** What {@code error} stands for, to be handled as any other failure of a file. */
  public static IOException exception(FSError error) {
    return error.getCause() instanceof IOException cause ? cause : new IOException(error);
  }

  /** What a message of the system means; null if it is none of a disk's. */
  static String meaning(String message) {
    return MEANINGS.entrySet().stream()
        .filter(known -> message.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
