package dev.refocus.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Local files that appear together and whole: written beside their places, then moved. */
public final class StagedFiles implements AutoCloseable {
  private final Map<Path, Path> temporaries = new LinkedHashMap<>();

  /** Writes {@code bytes} beside {@code target}. */
  public void add(Path target, byte[] bytes) throws IOException {
    String name = ".%s.%s.partial".formatted(target.getFileName(), UUID.randomUUID());
    Path temporary = target.resolveSibling(name);
    temporaries.put(target, temporary);
    Files.write(temporary, bytes);
  }

  /** Moves every file to its place. */
  public void commit() throws IOException {
    for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
      Files.move(
          file.getValue(),
          file.getKey(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes what was not moved. */
  @Override
  public void close() throws IOException {
    for (Path temporary : temporaries.values()) {
      Files.deleteIfExists(temporary);
    }
  }
}
