package dev.refocus.evaluate.report;

import static dev.refocus.text.TextTable.number;

import dev.refocus.evaluate.report.CaseResult.TrialName;
import dev.refocus.text.TextTable;
import java.util.List;
import java.util.Map;

/** Whether the confidence tells good restorations from bad ones, in all groups and in each. */
final class ConfidenceTable {
  private ConfidenceTable() {}

  /**
   * Bins of confidence that hold a case.
   *
   * @param members that did not fail
   */
  static TextTable of(String profile, List<CaseResult> members) {
    TextTable table =
        new TextTable(
            "confidence, " + profile, "cases", "mean", "winners", "mean gain", "worst", "NCC");
    add(table, "", members);
    Map<String, List<CaseResult>> groups = ResultGroup.by(TrialName::group, members);
    if (groups.size() > 1) {
      groups.forEach((group, own) -> add(table, group + " ", own));
    }
    return table;
  }

  private static void add(TextTable table, String label, List<CaseResult> members) {
    for (ConfidenceBin bin : ConfidenceBin.of(members)) {
      table.add(
          label + "from " + number("%.2f", bin.from()),
          Integer.toString(bin.cases()),
          number("%.2f", bin.confidence()),
          number("%.0f %%", 100 * bin.winners()),
          number("%+.2f", bin.gainDb()),
          number("%+.2f", bin.worstDb()),
          number("%.3f", bin.kernelSimilarity()));
    }
  }
}
