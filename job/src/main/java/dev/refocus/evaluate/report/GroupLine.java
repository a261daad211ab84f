package dev.refocus.evaluate.report;

import static dev.refocus.text.TextTable.number;

import dev.refocus.evaluate.Fidelity;
import dev.refocus.evaluate.statistics.Interval;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The images of a group under a profile as a line of cells. */
final class GroupLine {
  static final String[] HEADER = {
    "group and profile",
    "cases",
    "baseline",
    "restored",
    "gain",
    "95 %",
    "losers",
    "restored losers",
    "HaarPSI",
    "GMSD",
    "SWD",
    "energy",
    "overshoot %",
    "blocks",
    "grid"
  };

  static final String LEGEND =
      String.format(
          Locale.ROOT,
          """
          baseline: the better of bicubic and Lanczos interpolation by PSNR, case by case; gain: over it. Pairs: baseline -> restored.
          Of the luma at the best shift of up to %d px, PSNR in dB; not judged: a border of s + K/2 + %d HR px (scale s, true kernel K x K).
          95 %%: bootstrap over cases. losers: more than %s dB below the baseline; restored losers: those among rows that are not degraded.
          HaarPSI: 1 is the truth. GMSD, SWD: 0 is. energy: mean squared gradient over the truth's. overshoot: pixels more than 8 levels beyond
          the 5 x 5 LR pixels around them. blocks: steps at borders of JPEG blocks over those elsewhere.
          grid: how differences of neighbours vary with their place in the LR pixel, over their mean; photographs have .01 to .07.\
          """,
          Fidelity.MAX_SHIFT,
          Fidelity.MAX_SHIFT,
          CaseResult.LOSS);

  private GroupLine() {}

  static String[] of(ResultGroup group) {
    GroupSummary summary = GroupSummary.of(group.members());
    String failed =
        summary.failed() == 0 ? "" : String.format(Locale.ROOT, " (+%d failed)", summary.failed());
    GroupSummary.Losers losers = summary.losers();
    Interval interval = summary.gain().interval();
    return new String[] {
      group.label(),
      summary.cases() + failed,
      number("%.2f", summary.baseline().db()),
      number("%.2f", summary.restored().db()),
      number("%+.2f", summary.gain().db()),
      number("%+.2f", interval.low()) + " to " + number("%+.2f", interval.high()),
      losers.all() + number(" (%.0f %%)", 100.0 * losers.all() / Math.max(summary.cases(), 1)),
      String.format(Locale.ROOT, "%d of %d", losers.trusted(), losers.trustedRows()),
      pair("%.3f", summary, Quality::haarPsi),
      pair("%.3f", summary, Quality::gmsd),
      pair("%.3f", summary, Quality::swd),
      pair("%.2f", summary, Quality::gradientEnergy),
      pair("%.1f", summary, quality -> 100 * quality.artifacts().overshoot()),
      pair("%.2f", summary, quality -> quality.artifacts().blockSteps()),
      pair("%.2f", summary, quality -> quality.artifacts().grid())
    };
  }

  private static String pair(
      String format, GroupSummary summary, ToDoubleFunction<Quality> figure) {
    return number(format, figure.applyAsDouble(summary.baseline()))
        + " -> "
        + number(format, figure.applyAsDouble(summary.restored()));
  }
}
