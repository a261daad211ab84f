package dev.refocus.text;

import dev.refocus.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines of cells, printed in columns. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();
  private final boolean figures;

  /** A table of figures: the first column to the left, the others to the right. */
  public TextTable(String... header) {
    this(true, header);
  }

  private TextTable(boolean figures, String... header) {
    this.figures = figures;
    add(header);
  }

  /** A table of words: every column to the left. */
  public static TextTable ofWords(String... header) {
    return new TextTable(false, header);
  }

  /** Adds a line of as many cells as the header has. */
  public void add(String... cells) {
    lines.add(Stream.of(cells).map(Printable::of).toList());
  }

  public void print(PrintWriter out) {
    int[] widths = IntStream.range(0, lines.get(0).size()).map(this::width).toArray();
    lines.forEach(line -> out.println(text(line, widths)));
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private String text(List<String> line, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> padded(line.get(column), widths[column], figures && column > 0))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(String cell, int width, boolean right) {
    String blanks = " ".repeat(width - cell.length());
    return right ? blanks + cell : cell + blanks;
  }

  /** {@code -} for NaN. */
  public static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
