package dev.refocus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder as it was, with its files' times: what many tests start from is made once. */
public final class FolderCopy {
  private final Path original;
  private final Path copy;

  private FolderCopy(Path original, Path copy) {
    this.original = original;
    this.copy = copy;
  }

  /** Copies {@code original} to {@code copy}, which must not be there yet. */
  public static FolderCopy of(Path original, Path copy) throws IOException {
    copy(original, copy);
    return new FolderCopy(original, copy);
  }

  /** Makes the original again what it was. */
  public void restore() throws IOException {
    for (Path path : paths(original, Comparator.reverseOrder())) {
      Files.delete(path);
    }
    copy(copy, original);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : paths(from, Comparator.naturalOrder())) {
      Path target = to.resolve(from.relativize(path).toString());
      Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static List<Path> paths(Path folder, Comparator<Path> order) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(order).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
