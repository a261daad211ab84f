package dev.refocus.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The images and figures that {@code golden.py} wrote, and the kernels that it read. */
final class Golden {
  private Golden() {}

  /** The lines of a table, each as a map from the column's name. */
  static List<Map<String, String>> table(String name) {
    List<String[]> lines =
        new String(bytes(name), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(",", -1))
            .toList();
    return lines.stream().skip(1).map(line -> line(lines.get(0), line)).toList();
  }

  /** The luma of an image in [0, 1]. */
  static Plane luma(String name) {
    return PngLuma.read(bytes(name + ".png"));
  }

  static byte[] bytes(String name) {
    try (InputStream stream = Golden.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A 24 x 24 kernel of {@code datasets/kernels}, 1 to 8. */
  static float[] kernel(String number) {
    Path csv = checkout().resolve("datasets/kernels/levin24_%s.csv".formatted(number));
    try (var lines = Files.lines(csv)) {
      return floats(lines.flatMap(line -> Arrays.stream(line.split(",", -1))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The inner 19 x 19 weights of a 24 x 24 kernel: 2 off the top and left, 3 off the others. */
  static float[] inner(float[] kernel) {
    float[] inner = new float[19 * 19];
    for (int row = 0; row < 19; row++) {
      System.arraycopy(kernel, (row + 2) * 24 + 2, inner, row * 19, 19);
    }
    return inner;
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conf/jvm.options"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static float[] floats(List<String> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(numbers.get(i));
    }
    return values;
  }

  private static Map<String, String> line(String[] header, String[] values) {
    Map<String, String> line = new HashMap<>();
    for (int i = 0; i < header.length; i++) {
      line.put(header[i], values[i]);
    }
    return line;
  }
}
