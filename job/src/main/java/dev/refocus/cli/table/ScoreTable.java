package dev.refocus.cli.table;

import dev.refocus.Printable;
import dev.refocus.score.NaturalScorer;
import dev.refocus.score.Scores;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints scores image by image: for people, or as JSON lines. */
public final class ScoreTable {
  /** Beyond this, a table on a screen helps nobody; JSON lines have no bound. */
  private static final int MOST_LINES = 100;

  private static final List<String> NATURAL = new NaturalScorer().names();

  private ScoreTable() {}

  public static void print(List<ScoreLine> lines, boolean json, PrintWriter out) {
    if (json) {
      lines.forEach(line -> out.println(line.json()));
    } else {
      printText(lines, out);
    }
    out.flush();
  }

  private static void printText(List<ScoreLine> lines, PrintWriter out) {
    List<String> names = ScoreCells.names(scores(lines), NATURAL);
    TextTable table = TextTable.ofWords(line("image", "size", ScoreCells.headings(names), ""));
    lines.stream().limit(MOST_LINES).forEach(line -> table.add(cells(line, names)));
    table.print(out);
    if (lines.size() > MOST_LINES) {
      out.printf(Locale.ROOT, "... the first %d; --json prints all of them%n", MOST_LINES);
    }
    ScoreCells.explain(scores(lines), out);
    ScoreNotes.of(lines, names).stream().map(Printable::line).forEach(out::println);
  }

  private static Stream<Scores> scores(List<ScoreLine> lines) {
    return lines.stream().map(ScoreLine::scores);
  }

  private static String[] cells(ScoreLine line, List<String> names) {
    String size = line.width() == null ? "-" : line.width() + " x " + line.height();
    String remark =
        Optional.ofNullable(line.error()).map(e -> e.code() + ": " + e.message()).orElse("");
    return line(line.image(), size, ScoreCells.texts(line.scores(), names), remark);
  }

  private static String[] line(String image, String size, Stream<String> scores, String remark) {
    return Stream.of(Stream.of(image, size), scores, Stream.of(remark))
        .flatMap(cells -> cells)
        .toArray(String[]::new);
  }
}
