package dev.refocus.text;

import dev.refocus.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values (RFC 4180): a cell in quotes may hold commas, line ends and, doubled,
 * quotes.
 */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setIgnoreSurroundingSpaces(true).build();

  private Csv() {}

  /**
   * The cells between two line ends that no quotes hold.
   *
   * @param number of the line of the text on which they begin, from 1
   * @param cells without the blanks around them
   */
  public record Line(int number, List<String> cells) {
    private boolean isBlank() {
      return cells.size() == 1 && cells.get(0).isBlank();
    }
  }

  /**
   * Reads a text, with or without a byte order mark. Blank lines are passed over.
   *
   * @param where for messages
   * @throws UsageException if quotes are not closed, or something but a comma follows them
   */
  public static List<Line> read(String where, String text) {
    List<Line> lines = new ArrayList<>();
    int number = 1;
    try (CSVParser parser = CSVParser.parse(ByteOrderMark.without(text), FORMAT)) {
      for (CSVRecord record : parser) {
        Line line = new Line(number, List.copyOf(record.toList()));
        if (!line.isBlank()) {
          lines.add(line);
        }
        number = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: line %d: a cell that begins with a quote must end with one, before a comma or the line's end; double the quotes within",
              where,
              number),
          e);
    }
    return lines;
  }

  /** Lines that end with a line feed; cells are in quotes where they must be. */
  public static String write(List<? extends List<?>> lines) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (List<?> cells : lines) {
        printer.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
