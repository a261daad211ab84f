package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;
import dev.refocus.metric.PngLuma;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Photographs of the checkout and of the folder beside it, and what their scores must be. */
final class Photographs {
  private Photographs() {}

  /** The luma of one of the demo's photographs. */
  static Plane demo(String name) {
    return read(root().resolve("datasets/demo/hr").resolve(name));
  }

  static Plane read(Path png) {
    try {
      return PngLuma.read(Files.readAllBytes(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the shared data; skips the test if it is not there. */
  static Path shared(String name) {
    Path file = root().resolveSibling("shared/data").resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "skipped: no photograph at " + file + ", put one there to run");
    return file;
  }

  /** Scores by the photograph's name, as {@code golden.py} describes them. */
  static Map<String, Double> golden(String name) {
    try (InputStream stream = Photographs.class.getResourceAsStream(name)) {
      Map<String, Double> scores = new LinkedHashMap<>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(line -> scores.put(line[0], Double.parseDouble(line[1])));
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conf/jvm.options"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
