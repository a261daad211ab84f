package dev.refocus.evaluate.kernels;

import dev.refocus.UsageException;
import dev.refocus.config.ByteOrderMark;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a kernel as {@link dev.refocus.encode.KernelCsv} writes it. */
public final class KernelFile {
  private KernelFile() {}

  /**
   * @return the kernel, scaled to unit sum; negative weights stay, as programs' filters have them
   * @throws UsageException if the file is not {@code K} lines of {@code K} numbers of positive sum
   */
  public static Kernel read(Path file) throws IOException {
    List<String> lines =
        ByteOrderMark.without(Files.readString(file)).lines().filter(l -> !l.isBlank()).toList();
    int size = lines.size();
    float[] weights = new float[size * size];
    for (int row = 0; row < size; row++) {
      String[] cells = lines.get(row).split(",", -1);
      if (cells.length != size) {
        throw unusable(
            file,
            String.format(Locale.ROOT, "line %d has %d numbers", row + 1, cells.length),
            size);
      }
      for (int column = 0; column < size; column++) {
        weights[row * size + column] = number(file, cells[column], size);
      }
    }
    try {
      return Kernel.unitSum(size, weights);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static float number(Path file, String cell, int size) {
    try {
      return Float.parseFloat(cell.strip());
    } catch (NumberFormatException e) {
      throw unusable(file, "'%s' is not a number".formatted(cell.strip()), size);
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
