package dev.refocus;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Files whose names are any bytes, in whatever locale the tests run. */
public final class RawFiles {
  private RawFiles() {}

  /** The path of a name in an encoding, such as a name in Latin-1. */
  public static Path path(Path folder, String name, Charset encoding) {
    StringBuilder uri = new StringBuilder(folder.toUri().toString());
    for (byte b : name.getBytes(encoding)) {
      uri.append(b == '/' ? "/" : "%" + HexFormat.of().toHexDigits(b));
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** Writes a file and the folders above it. */
  public static Path write(Path folder, String name, Charset encoding, byte[] bytes)
      throws IOException {
    Path file = path(folder, name, encoding);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** Deletes a folder; JUnit cannot name all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
