package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.Terminal;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Prints images line by line: for people, or as JSON lines named as in the Parquet row. */
public final class ResultTable {
  /** Beyond this, a table on a screen helps nobody; JSON lines have no bound. */
  private static final int MOST_LINES = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the enlarged LR image and of the HR image. */
  private static final String BOTH = " LR > HR";

  /** On a narrow terminal these go, the first one first. */
  private static final List<String> DISPENSABLE =
      List.of("residual", "seconds", "LR", "brisque" + BOTH, "kernel", "HR", "niqe" + BOTH);

  private ResultTable() {}

  public static void print(Iterator<ResultLine> lines, boolean json, PrintWriter out) {
    print(lines, json, out, Terminal.OUTPUT.columns());
  }

  static void print(
      Iterator<ResultLine> lines, boolean json, PrintWriter out, OptionalInt columns) {
    if (json) {
      lines.forEachRemaining(line -> out.println(json(line)));
    } else {
      printText(lines, out, columns);
    }
    out.flush();
  }

  private static void printText(Iterator<ResultLine> lines, PrintWriter out, OptionalInt columns) {
    List<ResultLine> first = new ArrayList<>();
    while (lines.hasNext() && first.size() < MOST_LINES) {
      first.add(lines.next());
    }
    List<String> scores = ScoreCells.names(first.stream().map(ResultLine::scores), List.of());
    TextTable table = TextTable.ofWords(headings(scores));
    first.forEach(line -> table.add(cells(line, scores)));
    TextTable fitted =
        columns.isEmpty()
            ? table
            : table.fitted(columns.getAsInt(), DISPENSABLE.toArray(String[]::new));
    fitted.print(out);
    if (lines.hasNext()) {
      out.printf(Locale.ROOT, "... the first %d; --json prints all of them%n", MOST_LINES);
    }
  }

  private static String[] headings(List<String> scores) {
    return joined(
        Stream.of("image", "LR", "HR", "kernel", "confidence"),
        ScoreCells.headings(scores).map(heading -> heading + BOTH),
        Stream.of("residual", "seconds", "status", ""));
  }

  private static String[] cells(ResultLine line, List<String> scores) {
    ResultLine.Restored restored = line.restored();
    return joined(
        Stream.of(
            line.image(),
            Objects.toString(line.lr(), "-"),
            Objects.toString(restored.hr(), "-"),
            kernel(restored),
            number("%.2f", restored.kernelConfidence())),
        ScoreCells.texts(line.scores(), scores),
        Stream.of(
            number("%.2f dB", restored.residualDb()),
            number("%.1f", restored.seconds()),
            line.status().text(),
            line.remark()));
  }

  private static String[] joined(Stream<String> a, Stream<String> b, Stream<String> c) {
    return Stream.of(a, b, c).flatMap(cells -> cells).toArray(String[]::new);
  }

  private static String kernel(ResultLine.Restored restored) {
    return restored.kernelSize() == null
        ? "-"
        : String.format(
            Locale.ROOT,
            "%s %d x %d",
            restored.kernelName(),
            restored.kernelSize(),
            restored.kernelSize());
  }

  private static String number(String format, Double value) {
    return TextTable.number(format, value == null ? Double.NaN : value);
  }

  static String json(ResultLine line) {
    ResultLine.Restored restored = line.restored();
    ObjectNode node = JSON.createObjectNode();
    node.put("uri", line.uri()).put("dataset", line.dataset());
    node.put("status", line.status().text());
    ObjectNode error = line.error() == null ? null : JSON.createObjectNode();
    if (error != null) {
      error.put("code", line.error().code().name()).put("message", line.error().message());
    }
    node.set("error", error);
    node.set("input", line.lr() == null ? null : size(line.lr()));
    node.put("hr_width", restored.hr() == null ? null : restored.hr().width());
    node.put("hr_height", restored.hr() == null ? null : restored.hr().height());
    node.set("kernel", struct("size", restored.kernelSize()));
    node.put("kernel_name", restored.kernelName());
    node.put("kernel_confidence", restored.kernelConfidence());
    node.put("exam_db", restored.examDb());
    node.put("residual_db", restored.residualDb());
    node.set("scores", line.scores() == null ? null : ScoreLine.json(line.scores()));
    node.set("fit", struct("seconds", restored.seconds()));
    return node.toString();
  }

  private static ObjectNode size(ResultLine.Size size) {
    return JSON.createObjectNode().put("width", size.width()).put("height", size.height());
  }

  private static ObjectNode struct(String field, Number value) {
    return value == null ? null : JSON.createObjectNode().putPOJO(field, value);
  }
}
