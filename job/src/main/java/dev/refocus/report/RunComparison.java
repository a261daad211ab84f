package dev.refocus.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.refocus.Printable;
import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Two runs side by side, row by row.
 *
 * @param place of the other run
 * @param statuses changes of status, such as {@code degraded to restored}, by count
 * @param gains by measure
 * @param most the rows that changed most, losses first
 */
public record RunComparison(
    String place,
    @JsonUnwrapped Counts counts,
    Map<String, Long> statuses,
    List<Gain> gains,
    List<Change> most) {
  private static final int MOST = 100;

  /**
   * Inputs.
   *
   * @param both that both runs have
   * @param onlyHere of this run alone
   * @param onlyThere of the other run alone
   * @param changed of both, whose rows differ in status, cause, kernel or a score
   */
  public record Counts(long both, long onlyHere, long onlyThere, long changed) {}

  /**
   * How a score of the HR images changed, positive where this run is better.
   *
   * @param low lower bound of 95 % of the mean, by bootstrap
   * @param high upper bound
   */
  public record Gain(
      String name, int count, double mean, double low, double high, long better, long worse) {}

  /**
   * A row that changed.
   *
   * @param gain by the first measure that both have; null if there is none
   */
  public record Change(String key, String name, Double gain, ReportRow here, ReportRow there) {}

  /** Compares. */
  static RunComparison of(
      String place, List<ReportRow> rows, Map<String, ReportRow> others, List<Measure> measures) {
    List<ReportRow> both = rows.stream().filter(row -> others.containsKey(row.key())).toList();
    List<Change> changes = new ArrayList<>();
    Map<String, Long> statuses = new TreeMap<>();
    for (ReportRow row : both) {
      ReportRow other = others.get(row.key());
      if (differ(row, other)) {
        changes.add(
            new Change(row.key(), row.label().name(), firstGain(row, other, measures), row, other));
      }
      String from = other.outcome().status();
      String to = row.outcome().status();
      if (!from.equals(to)) {
        statuses.merge(from + " to " + to, 1L, Long::sum);
      }
    }
    return new RunComparison(
        Printable.of(place),
        new Counts(
            both.size(), rows.size() - both.size(), others.size() - both.size(), changes.size()),
        statuses,
        measures.stream().map(m -> gain(m, both, others)).filter(Objects::nonNull).toList(),
        most(changes));
  }

  private static boolean differ(ReportRow a, ReportRow b) {
    return !a.outcome().status().equals(b.outcome().status())
        || !Objects.equals(a.outcome().code(), b.outcome().code())
        || !Objects.equals(a.found(), b.found())
        || !Objects.equals(a.measured().scores(), b.measured().scores());
  }

  /** What the HR image of {@code row} has gained over that of {@code other}; NaN if not known. */
  static double gain(ReportRow row, ReportRow other, Measure measure) {
    var here = row.measured().scores().get(measure.name());
    var there = other.measured().scores().get(measure.name());
    boolean known = here != null && there != null && here.hr() != null && there.hr() != null;
    return known ? measure.sign() * (here.hr() - there.hr()) : Double.NaN;
  }

  private static Double firstGain(ReportRow row, ReportRow other, List<Measure> measures) {
    return measures.stream()
        .map(measure -> gain(row, other, measure))
        .filter(gain -> !Double.isNaN(gain))
        .findFirst()
        .orElse(null);
  }

  private static Gain gain(Measure measure, List<ReportRow> both, Map<String, ReportRow> others) {
    double[] gains =
        both.stream()
            .mapToDouble(row -> gain(row, others.get(row.key()), measure))
            .filter(Double::isFinite)
            .toArray();
    if (gains.length == 0) {
      return null;
    }
    Interval interval = Bootstrap.ofMean(gains);
    return new Gain(
        measure.name(),
        gains.length,
        Statistics.mean(gains),
        interval.low(),
        interval.high(),
        java.util.Arrays.stream(gains).filter(gain -> gain > 0).count(),
        java.util.Arrays.stream(gains).filter(gain -> gain < 0).count());
  }

  /** Half of the greatest losses, half of the greatest gains; without a gain those of status. */
  private static List<Change> most(List<Change> changes) {
    List<Change> sorted =
        changes.stream()
            .sorted(Comparator.comparingDouble(c -> c.gain() == null ? -1e9 : c.gain()))
            .toList();
    if (sorted.size() <= MOST) {
      return sorted;
    }
    List<Change> most = new ArrayList<>(sorted.subList(0, MOST / 2));
    most.addAll(sorted.subList(sorted.size() - MOST / 2, sorted.size()));
    return most;
  }
}
