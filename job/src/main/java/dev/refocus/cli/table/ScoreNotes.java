package dev.refocus.cli.table;

import dev.refocus.score.KnownScore;
import dev.refocus.score.KnownScore.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a table of scores does not say by itself: which way they point, and why some are absent. */
final class ScoreNotes {
  private ScoreNotes() {}

  /**
   * @param names of the table's columns
   */
  static List<String> of(List<ScoreLine> lines, List<String> names) {
    List<String> notes = new ArrayList<>();
    String directions = directions(names);
    if (!directions.isEmpty()) {
      notes.add("better is " + directions);
    }
    absences(lines)
        .forEach((reason, scores) -> notes.add("no " + String.join(", ", scores) + reason));
    return notes;
  }

  private static String directions(List<String> names) {
    Map<Better, List<String>> directions = new LinkedHashMap<>();
    for (String name : names) {
      KnownScore.of(name)
          .filter(score -> score.better() != Better.NEITHER)
          .ifPresent(
              score ->
                  directions.computeIfAbsent(score.better(), key -> new ArrayList<>()).add(name));
    }
    List<String> text = new ArrayList<>();
    directions.forEach(
        (better, scores) ->
            text.add(
                (better == Better.LOWER ? "lower for " : "higher for ")
                    + String.join(", ", scores)));
    return String.join("; ", text);
  }

  /** Scores by what is said of them; one reason for many images is said once. */
  private static Map<String, List<String>> absences(List<ScoreLine> lines) {
    Map<String, List<String>> reasons = new TreeMap<>();
    for (ScoreLine line : lines) {
      if (line.scores() != null) {
        line.scores()
            .reasons()
            .forEach(
                (name, reason) ->
                    reasons.computeIfAbsent(name, key -> new ArrayList<>()).add(reason));
      }
    }
    long scored = lines.stream().map(ScoreLine::scores).filter(Objects::nonNull).count();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    reasons.forEach(
        (name, all) ->
            notes.computeIfAbsent(note(all, scored), key -> new ArrayList<>()).add(name));
    return notes;
  }

  private static String note(List<String> reasons, long scored) {
    String images =
        reasons.size() == scored
            ? ""
            : String.format(Locale.ROOT, " for %d of %d images", reasons.size(), scored);
    boolean same = reasons.stream().distinct().count() == 1;
    return "%s%s: %s".formatted(images, same ? "" : ", such as", reasons.get(0));
  }
}
