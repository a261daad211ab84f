package dev.refocus.evaluate.report;

import dev.refocus.evaluate.report.CaseResult.Figures;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases of like confidence. The confidence is reliable if the share of winners is no less than its
 * mean in every bin that has cases enough.
 *
 * @param from least confidence of the bin, in [0, 1]; it ends where the next begins
 * @param confidence mean, in [0, 1]
 * @param winners share of the cases that are not more than {@value CaseResult#LOSS} dB below the
 *     baseline, in [0, 1]
 * @param gainDb mean over the baseline, dB
 * @param worstDb least gain, dB
 * @param kernelSimilarity mean likeness of found and true kernel, 0 to 1
 */
public record ConfidenceBin(
    double from,
    int cases,
    double confidence,
    double winners,
    double gainDb,
    double worstDb,
    double kernelSimilarity) {
  private static final double[] FROM = {0, .3, .5, .6, .7, .8, .9, .95, .97, .99};

  /**
   * The bins that hold a case, rising.
   *
   * @param results that did not fail
   */
  public static List<ConfidenceBin> of(List<CaseResult> results) {
    List<ConfidenceBin> bins = new ArrayList<>();
    for (int i = 0; i < FROM.length; i++) {
      double low = FROM[i];
      double high = i + 1 < FROM.length ? FROM[i + 1] : Double.POSITIVE_INFINITY;
      List<CaseResult> own =
          results.stream()
              .filter(r -> r.figures().confidence() >= low && r.figures().confidence() < high)
              .toList();
      if (!own.isEmpty()) {
        bins.add(bin(low, own));
      }
    }
    return bins;
  }

  private static ConfidenceBin bin(double from, List<CaseResult> own) {
    double losers = own.stream().filter(CaseResult::loses).count();
    return new ConfidenceBin(
        from,
        own.size(),
        Statistics.mean(GroupSummary.figures(own, Figures::confidence)),
        1 - losers / own.size(),
        Statistics.mean(GroupSummary.figures(own, Figures::gainDb)),
        own.stream().mapToDouble(CaseResult::gainDb).min().orElseThrow(),
        Statistics.mean(GroupSummary.figures(own, Figures::kernelSimilarity)));
  }
}
