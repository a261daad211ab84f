package dev.refocus.fit;

import dev.refocus.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * An array that {@code datasets/reference/make_golden.py} wrote.
 *
 * @param values {@code (rows, columns)} in row order
 */
public record Golden(int rows, int columns, float[] values) {

  public static Golden read(String name) {
    try {
      List<String> lines =
          Files.readAllLines(Checkout.root().resolve("datasets/reference/" + name + ".csv"));
      return parse(lines.stream().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden parse(List<String> lines) {
    double[] numbers =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .mapToDouble(Double::parseDouble)
            .toArray();
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers[i];
    }
    return new Golden(lines.size(), values.length / lines.size(), values);
  }
}
