package dev.refocus.evaluate.report;

import static dev.refocus.text.TextTable.number;

import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same cases restored in two ways, case by case: a difference shows that two means hide.
 *
 * @param cases that both restored; each counts once, with the mean of its seeds
 * @param gainDb mean difference of the gains, in dB
 * @param interval 95 % of it, by bootstrap over the cases
 */
record PairedDifference(int cases, double gainDb, Interval interval) {

  /** What {@code second} gains over {@code first}. */
  static PairedDifference of(List<CaseResult> first, List<CaseResult> second) {
    Map<String, Double> before = GroupSummary.caseGains(CaseResult.sound(first));
    Map<String, Double> after = GroupSummary.caseGains(CaseResult.sound(second));
    double[] differences =
        after.entrySet().stream()
            .filter(entry -> before.containsKey(entry.getKey()))
            .mapToDouble(entry -> entry.getValue() - before.get(entry.getKey()))
            .toArray();
    return new PairedDifference(
        differences.length, Statistics.mean(differences), Bootstrap.ofMean(differences));
  }

  /** Such as {@code 12 cases: +0.31 dB (95 %: +0.12 to +0.50)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cases: %s dB (95 %%: %s to %s)",
        cases,
        number("%+.2f", gainDb),
        number("%+.2f", interval.low()),
        number("%+.2f", interval.high()));
  }
}
