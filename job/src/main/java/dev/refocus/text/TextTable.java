package dev.refocus.text;

import dev.refocus.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines of cells, printed in columns. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final String END = "...";
  private static final int LAST_COLUMN = 16;

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

  /**
   * The table in so many columns of a terminal: first the named columns go, the first name first,
   * as long as the others have no room; then the last one is cut, then the first.
   */
  public TextTable fitted(int columns, String... dispensable) {
    TextTable fitted = this;
    for (String name : dispensable) {
      if (fitted.leastWidth() <= columns) {
        break;
      }
      fitted = fitted.without(name);
    }
    return fitted.cut(columns);
  }

  /** With some room for the last column, which tells why. */
  private int leastWidth() {
    int last = lines.get(0).size() - 1;
    return width() - width(last) + Math.min(width(last), LAST_COLUMN);
  }

  private int width() {
    int count = lines.get(0).size();
    return IntStream.range(0, count).map(this::width).sum() + GAP.length() * (count - 1);
  }

  private TextTable without(String name) {
    int gone = lines.get(0).indexOf(name);
    return gone < 0
        ? this
        : map(
            line ->
                IntStream.range(0, line.size())
                    .filter(column -> column != gone)
                    .mapToObj(line::get)
                    .toArray(String[]::new));
  }

  private TextTable cut(int columns) {
    int last = lines.get(0).size() - 1;
    int words = Math.max(width(last) - Math.max(width() - columns, 0), 0);
    int names =
        Math.max(width(0) - Math.max(width() - width(last) + words - columns, 0), END.length());
    return map(
        line -> {
          String[] cells = line.toArray(String[]::new);
          cells[last] = start(cells[last], words);
          cells[0] = end(cells[0], names);
          return cells;
        });
  }

  private TextTable map(Function<List<String>, String[]> change) {
    TextTable changed = new TextTable(figures, change.apply(lines.get(0)));
    lines.stream().skip(1).map(change).forEach(changed::add);
    return changed;
  }

  private static String start(String cell, int width) {
    return cell.length() <= width
        ? cell
        : cell.substring(0, Math.max(width - END.length(), 0)) + (width < END.length() ? "" : END);
  }

  /** Names of a series differ in their ends. */
  private static String end(String cell, int width) {
    return cell.length() <= width
        ? cell
        : END + cell.substring(cell.length() - Math.max(width - END.length(), 0));
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
