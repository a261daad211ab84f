package dev.refocus.cli.table;

import dev.refocus.Printable;
import dev.refocus.score.KnownScore;
import dev.refocus.score.NaturalScorer;
import dev.refocus.score.Scores;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
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
    List<String> names = names(lines);
    TextTable table = TextTable.ofWords(line("image", "size", headings(names), ""));
    lines.stream().limit(MOST_LINES).forEach(line -> table.add(cells(line, names)));
    table.print(out);
    if (lines.size() > MOST_LINES) {
      out.printf(Locale.ROOT, "... the first %d; --json prints all of them%n", MOST_LINES);
    }
    if (lines.stream().flatMap(line -> pairs(line, names)).anyMatch(ScoreTable::isPair)) {
      out.println("before > after: the enlarged LR image's score > the HR image's score");
    }
    ScoreNotes.of(lines, names).stream().map(Printable::line).forEach(out::println);
  }

  /** Those that any image has, and those that need no model; the known ones first. */
  private static List<String> names(List<ScoreLine> lines) {
    Stream<String> found =
        lines.stream()
            .filter(line -> line.scores() != null)
            .flatMap(line -> line.scores().values().keySet().stream());
    return Stream.concat(NATURAL.stream(), found)
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(ScoreTable::rank)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Of siblings only the first has its full name. */
  private static Stream<String> headings(List<String> names) {
    List<String> headings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int dot = name.lastIndexOf('.');
      boolean sibling =
          dot > 0 && i > 0 && names.get(i - 1).startsWith(name.substring(0, dot) + ".");
      headings.add(sibling ? name.substring(dot) : name);
    }
    return headings.stream();
  }

  private static int rank(String name) {
    return KnownScore.of(name).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
  }

  private static Stream<Scores.Pair> pairs(ScoreLine line, List<String> names) {
    return names.stream().flatMap(name -> line.score(name).stream());
  }

  private static boolean isPair(Scores.Pair pair) {
    return pair.bicubic() != null;
  }

  private static String[] cells(ScoreLine line, List<String> names) {
    String size = line.width() == null ? "-" : line.width() + " x " + line.height();
    String remark =
        Optional.ofNullable(line.error()).map(e -> e.code() + ": " + e.message()).orElse("");
    return line(
        line.image(),
        size,
        names.stream().map(name -> line.score(name).map(ScoreTable::text).orElse("-")),
        remark);
  }

  private static String[] line(String image, String size, Stream<String> scores, String remark) {
    return Stream.of(Stream.of(image, size), scores, Stream.of(remark))
        .flatMap(cells -> cells)
        .toArray(String[]::new);
  }

  private static String text(Scores.Pair pair) {
    return isPair(pair) ? number(pair.bicubic()) + " > " + number(pair.hr()) : number(pair.hr());
  }

  private static String number(Float value) {
    return TextTable.number("%.2f", value == null ? Double.NaN : value);
  }
}
