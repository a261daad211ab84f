package dev.refocus.evaluate;

import static dev.refocus.evaluate.TextTable.number;

import java.util.List;

/** A group under a profile as a line of cells. */
final class GroupLine {
  static final String[] HEADER = {
    "group and profile",
    "cases",
    "bicubic",
    "restored",
    "gain",
    "95 %",
    "SSIM",
    "NCC",
    "kept",
    "losers",
    "seconds",
    "r gain",
    "r NCC",
    "seeds"
  };

  static final String LEGEND =
      """
      PSNR in dB and SSIM of the luma at the best shift of up to %d px; not judged: a border of s + K/2 + %d HR px (scale s, true kernel K x K).
      95 %%: bootstrap over cases. NCC: found and true kernel, best shift. kept: share of the gain with the true kernel.
      losers: more than 0.05 dB below bicubic. seconds: median wall time of a fit beside others.
      r: rank correlation of the confidence with gain and NCC. seeds: NCC of the kernels of different seeds."""
          .formatted(Fidelity.MAX_SHIFT, Fidelity.MAX_SHIFT);

  private GroupLine() {}

  static String[] of(String name, List<CaseResult> members) {
    GroupSummary summary = GroupSummary.of(members);
    String failed = summary.failed() == 0 ? "" : " (+%d failed)".formatted(summary.failed());
    Statistics.Interval interval = summary.interval();
    return new String[] {
      name,
      summary.cases() + failed,
      number("%.2f", summary.bicubicDb()),
      number("%.2f", summary.restoredDb()),
      number("%+.2f", summary.gainDb()),
      number("%+.2f", interval.low()) + " to " + number("%+.2f", interval.high()),
      number("%.3f", summary.ssim()),
      number("%.3f", summary.kernelSimilarity()),
      number("%.0f %%", 100 * summary.kept()),
      summary.losers()
          + number(" (%.0f %%)", 100.0 * summary.losers() / Math.max(summary.cases(), 1)),
      number("%.1f", summary.medianSeconds()),
      number("%+.2f", summary.gainRank()),
      number("%+.2f", summary.kernelRank()),
      number("%.3f", summary.seedSimilarity())
    };
  }
}
