package dev.refocus.encode;

import dev.refocus.UsageException;
import dev.refocus.fit.model.Kernel;
import dev.refocus.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A kernel as text: {@code K} lines of {@code K} numbers, the kernel's rows from top to bottom. */
public final class KernelCsv {
  private KernelCsv() {}

  /** The shortest decimals that give the same floats back. */
  public static String of(Kernel kernel) {
    return Csv.write(
        IntStream.range(0, kernel.size())
            .mapToObj(row -> row(kernel, row).mapToObj(i -> kernel.weights()[i]).toList())
            .toList());
  }

  private static IntStream row(Kernel kernel, int row) {
    return IntStream.range(row * kernel.size(), (row + 1) * kernel.size());
  }

  /**
   * Reads a local file.
   *
   * @return the kernel, scaled to unit sum; negative weights stay, as programs' filters have them
   * @throws UsageException if the file is not {@code K} lines of {@code K} numbers of positive sum
   */
  public static Kernel read(Path file) throws IOException {
    List<Csv.Line> lines = Csv.read(file.toString(), Files.readString(file));
    int size = lines.size();
    float[] weights = new float[size * size];
    for (int row = 0; row < size; row++) {
      requireCells(file, lines.get(row), size);
      for (int column = 0; column < size; column++) {
        weights[row * size + column] = number(file, lines.get(row).cells().get(column), size);
      }
    }
    try {
      return Kernel.unitSum(size, weights);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void requireCells(Path file, Csv.Line line, int size) {
    int count = line.cells().size();
    if (count != size) {
      throw unusable(
          file, String.format(Locale.ROOT, "line %d has %d numbers", line.number(), count), size);
    }
  }

  private static float number(Path file, String cell, int size) {
    try {
      return Float.parseFloat(cell);
    } catch (NumberFormatException e) {
      throw unusable(file, "'%s' is not a number".formatted(cell), size);
    }
  }

  private static UsageException unusable(Path file, String reason, int size) {
    return new UsageException(
        String.format(
            Locale.ROOT,
            "%s: %s, must be %d lines of %d numbers separated by commas",
            file,
            reason,
            size,
            size));
  }
}
