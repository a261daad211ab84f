package dev.refocus.text;

import dev.refocus.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lines of cells, printed in columns: the first to the left, the others to the right. */
public final class TextTable {
  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(String... header) {
    lines.add(List.of(header));
  }

  public void add(String... cells) {
    lines.add(Stream.of(cells).map(Printable::of).toList());
  }

  public void print(PrintWriter out) {
    int columns = lines.get(0).size();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String blanks = " ".repeat(width(column) - line.get(column).length());
        text.append(column == 0 ? line.get(column) + blanks : "  " + blanks + line.get(column));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  /** {@code -} for NaN. */
  public static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
