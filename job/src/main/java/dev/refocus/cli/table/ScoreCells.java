package dev.refocus.cli.table;

import dev.refocus.score.KnownScore;
import dev.refocus.score.Scores;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scores in the columns of a table. */
final class ScoreCells {
  private ScoreCells() {}

  /** Those that any image has, and those that every table has; the known ones first. */
  static List<String> names(Stream<Scores> scores, List<String> always) {
    Stream<String> found =
        scores.filter(Objects::nonNull).flatMap(own -> own.values().keySet().stream());
    return Stream.concat(always.stream(), found)
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(ScoreCells::rank)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int rank(String name) {
    return KnownScore.of(name).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
  }

  /** Of siblings only the first has its full name. */
  static Stream<String> headings(List<String> names) {
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

  /** A cell for each name. */
  static Stream<String> texts(Scores scores, List<String> names) {
    return names.stream().map(name -> scores == null ? "-" : text(scores.values().get(name)));
  }

  private static String text(Scores.Pair pair) {
    if (pair == null) {
      return "-";
    }
    return isPair(pair) ? number(pair.bicubic()) + " > " + number(pair.hr()) : number(pair.hr());
  }

  private static boolean isPair(Scores.Pair pair) {
    return pair.bicubic() != null;
  }

  private static String number(Float value) {
    return TextTable.number("%.2f", value == null ? Double.NaN : value);
  }

  /** Says what two numbers in a cell are, if there are any. */
  static void explain(Stream<Scores> scores, PrintWriter out) {
    if (scores
        .filter(Objects::nonNull)
        .map(own -> own.values().values())
        .flatMap(Collection::stream)
        .anyMatch(ScoreCells::isPair)) {
      out.println("before > after: the enlarged LR image's score > the HR image's score");
    }
  }
}
