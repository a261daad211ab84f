package dev.refocus.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Which rows are shown with pictures. If not all can be: every other one at random, the others from
 * the ends of rankings, in turn.
 *
 * @param most rows at most
 * @param random whether all are chosen at random
 * @param rankings of rows, those worth looking at first; NaN is ranked nowhere
 */
public record GalleryChoice(int most, boolean random, List<ToDoubleFunction<ReportRow>> rankings) {
  /** Of a thousand failed rows one is worth a card, not a thousand. */
  private static final int SHARE_OF_FAILED = 8;

  /** The same for every run of the program, unlike anything that the names say. */
  private static final Comparator<ReportRow> AT_RANDOM =
      Comparator.<ReportRow>comparingLong(
              row -> new SplittableRandom(row.key().hashCode()).nextLong())
          .thenComparing(ReportRow::key);

  /**
   * The usual rankings: least confident, slowest, least and greatest gain by the first measures;
   * greatest loss and gain over another run.
   *
   * @param others rows of another run by key, or none
   */
  public static GalleryChoice of(
      int most, boolean random, List<Measure> measures, Map<String, ReportRow> others) {
    List<ToDoubleFunction<ReportRow>> rankings = new ArrayList<>();
    rankings.add(row -> orNan(row.found().confidence()));
    rankings.add(row -> -orNan(row.fit().seconds()));
    for (Measure measure : measures.subList(0, Math.min(2, measures.size()))) {
      rankings.add(row -> row.gain(measure));
      rankings.add(row -> -row.gain(measure));
      if (!others.isEmpty()) {
        rankings.add(row -> change(row, others, measure));
        rankings.add(row -> -change(row, others, measure));
      }
    }
    return new GalleryChoice(most, random, rankings);
  }

  private static double change(ReportRow row, Map<String, ReportRow> others, Measure measure) {
    ReportRow other = others.get(row.key());
    return other == null ? Double.NaN : RunComparison.gain(row, other, measure);
  }

  static double orNan(Double number) {
    return number == null ? Double.NaN : number;
  }

  /** The chosen rows, in the order of {@code rows}. */
  public List<ReportRow> of(List<ReportRow> rows) {
    if (rows.size() <= most) {
      return rows;
    }
    Set<ReportRow> chosen = new LinkedHashSet<>();
    List<ReportRow> shuffled = rows.stream().sorted(AT_RANDOM).toList();
    if (!random) {
      take(chosen, most / SHARE_OF_FAILED, shuffled.stream().filter(r -> !r.isFitted()).toList());
      takeInTurn(chosen, most / 2, rows);
    }
    List<ReportRow> rest =
        random ? shuffled : shuffled.stream().filter(ReportRow::isFitted).toList();
    take(chosen, most, rest);
    return rows.stream().filter(chosen::contains).toList();
  }

  private static void take(Set<ReportRow> chosen, int upTo, List<ReportRow> rows) {
    for (int i = 0; i < rows.size() && chosen.size() < upTo; i++) {
      chosen.add(rows.get(i));
    }
  }

  private void takeInTurn(Set<ReportRow> chosen, int upTo, List<ReportRow> rows) {
    List<List<ReportRow>> ranked =
        rankings.stream()
            .map(
                ranking ->
                    rows.stream()
                        .filter(row -> !Double.isNaN(ranking.applyAsDouble(row)))
                        .sorted(Comparator.comparingDouble(ranking))
                        .limit(upTo)
                        .toList())
            .toList();
    for (int place = 0; place < upTo && chosen.size() < upTo; place++) {
      for (List<ReportRow> ranking : ranked) {
        if (place < ranking.size() && chosen.size() < upTo) {
          chosen.add(ranking.get(place));
        }
      }
    }
  }
}
