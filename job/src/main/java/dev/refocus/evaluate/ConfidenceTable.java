package dev.refocus.evaluate;

import static dev.refocus.evaluate.TextTable.number;

import java.util.List;

/** Whether the confidence tells good restorations from bad ones. */
final class ConfidenceTable {
  private static final double[] BINS = {0, .5, .7, .8, .9, .95, .97, .99};

  private ConfidenceTable() {}

  /** Bins of confidence that hold a case. */
  static TextTable of(String profile, List<CaseResult> members) {
    TextTable table = new TextTable("confidence, " + profile, "cases", "mean gain", "worst", "NCC");
    for (int i = 0; i < BINS.length; i++) {
      double low = BINS[i];
      double high = i + 1 < BINS.length ? BINS[i + 1] : Double.POSITIVE_INFINITY;
      List<CaseResult> bin =
          members.stream()
              .filter(r -> r.figures().confidence() >= low && r.figures().confidence() < high)
              .toList();
      if (!bin.isEmpty()) {
        GroupSummary summary = GroupSummary.of(bin);
        table.add(
            "from " + number("%.2f", low),
            Integer.toString(bin.size()),
            number("%+.2f", summary.gainDb()),
            number("%+.2f", bin.stream().mapToDouble(CaseResult::gainDb).min().orElseThrow()),
            number("%.3f", summary.kernelSimilarity()));
      }
    }
    return table;
  }
}
