package dev.refocus.cli;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks and reads the files of a command that works on this machine's disk. */
final class LocalFiles {
  private LocalFiles() {}

  /**
   * Refuses a file that could not be written after the work, or would replace one of {@code
   * others}.
   *
   * @param target may be null, for an option that was not given
   */
  static void requireWritable(String option, Path target, Path... others) {
    if (target == null) {
      return;
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UsageException(
          "%s %s: its folder is not there or not writable; make it or name another path"
              .formatted(option, target));
    }
    if (Files.isDirectory(target)) {
      throw new UsageException("%s %s: is a folder; name a file".formatted(option, target));
    }
    for (Path other : others) {
      if (normal(other).equals(normal(target))) {
        throw new UsageException(
            "%s %s: another option names the same file; name another file"
                .formatted(option, target));
      }
    }
  }

  /**
   * @throws UsageException if there is no such readable file
   * @throws RefocusException if it has more than {@code maxBytes}
   */
  static byte[] read(Path input, long maxBytes) {
    if (!Files.isRegularFile(input)) {
      throw new UsageException("INPUT %s: no such file; check the path".formatted(input));
    }
    try {
      if (Files.size(input) > maxBytes) {
        throw new RefocusException(
            ErrorCode.TOO_MANY_BYTES,
            String.format(
                Locale.ROOT,
                "%d bytes, the bound is %d; raise limits.max-bytes",
                Files.size(input),
                maxBytes));
      }
      return Files.readAllBytes(input);
    } catch (IOException e) {
      throw new UsageException(
          "INPUT %s: cannot be read; grant this user access".formatted(input), e);
    }
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
