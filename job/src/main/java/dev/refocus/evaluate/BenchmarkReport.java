package dev.refocus.evaluate;

import static dev.refocus.evaluate.TextTable.number;

import dev.refocus.evaluate.CaseResult.Figures;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The text that sums a benchmark up. */
public final class BenchmarkReport {
  private static final int WORST = 5;
  private static final int MOST_LINES = 100;
  private static final double[] CONFIDENCES = {0, .5, .7, .8, .9, .95, .97, .99};

  private final List<CaseResult> results;
  private final PrintWriter out;

  /**
   * @param results in the order of the specification, at least one
   */
  public BenchmarkReport(List<CaseResult> results, PrintWriter out) {
    this.results = results;
    this.out = out;
  }

  /** Per group and profile, confidence, per kernel, per image, the worst cases, the failures. */
  public void print() {
    groups();
    by(result -> result.group() + " " + result.profile())
        .forEach((name, members) -> confidence(name, sound(members)));
    breakdown("kernel", CaseResult::kernel);
    breakdown("image", CaseResult::image);
    worst();
    failures();
    out.flush();
  }

  private Map<String, List<CaseResult>> by(Function<CaseResult, String> name) {
    return results.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<CaseResult> sound(List<CaseResult> results) {
    return results.stream().filter(result -> !result.failed()).toList();
  }

  private void groups() {
    TextTable table =
        new TextTable(
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
            "seeds");
    by(result -> result.group() + " " + result.profile())
        .forEach((name, members) -> group(table, name, GroupSummary.of(members)));
    table.print(out);
    out.printf(
        "PSNR in dB and SSIM of the luma, best shift of up to %d px; not judged: a border of s + K/2 HR px"
            + " (scale s, true kernel K x K), nor the shift's %d px.%n",
        Fidelity.MAX_SHIFT, Fidelity.MAX_SHIFT);
    out.println(
        "NCC: found and true kernel, best shift. kept: share of the gain with the true kernel."
            + " losers: more than 0.05 dB below bicubic.");
    out.println(
        "seconds: median wall time of a fit beside others. seeds: NCC of the kernels of different seeds.");
  }

  private static void group(TextTable table, String name, GroupSummary summary) {
    String failed = summary.failed() == 0 ? "" : " (+%d failed)".formatted(summary.failed());
    table.add(
        name,
        summary.cases() + failed,
        number("%.2f", summary.bicubicDb()),
        number("%.2f", summary.restoredDb()),
        number("%+.2f", summary.gainDb()),
        number("%+.2f", summary.interval().low())
            + " to "
            + number("%+.2f", summary.interval().high()),
        number("%.3f", summary.ssim()),
        number("%.3f", summary.kernelSimilarity()),
        number("%.0f %%", 100 * summary.kept()),
        summary.losers()
            + number(" (%.0f %%)", 100.0 * summary.losers() / Math.max(summary.cases(), 1)),
        number("%.1f", summary.medianSeconds()),
        number("%.3f", summary.seedSimilarity()));
  }

  private void confidence(String name, List<CaseResult> members) {
    TextTable table = new TextTable(name, "cases", "mean gain", "worst", "NCC");
    for (int i = 0; i < CONFIDENCES.length; i++) {
      double low = CONFIDENCES[i];
      double high = i + 1 < CONFIDENCES.length ? CONFIDENCES[i + 1] : Double.POSITIVE_INFINITY;
      List<CaseResult> bin =
          members.stream()
              .filter(r -> r.figures().confidence() >= low && r.figures().confidence() < high)
              .toList();
      if (!bin.isEmpty()) {
        GroupSummary summary = GroupSummary.of(bin);
        table.add(
            "confidence from " + number("%.2f", low),
            Integer.toString(bin.size()),
            number("%+.2f", summary.gainDb()),
            number("%+.2f", bin.stream().mapToDouble(CaseResult::gainDb).min().orElseThrow()),
            number("%.3f", summary.kernelSimilarity()));
      }
    }
    out.println();
    table.print(out);
    double[] confidences = GroupSummary.figures(members, Figures::confidence);
    out.printf(
        "rank correlation of confidence with gain %s, with NCC %s%n",
        number("%+.2f", rank(confidences, GroupSummary.figures(members, Figures::gainDb))),
        number(
            "%+.2f", rank(confidences, GroupSummary.figures(members, Figures::kernelSimilarity))));
  }

  private static double rank(double[] a, double[] b) {
    return Statistics.rankCorrelation(a, b);
  }

  private void breakdown(String what, Function<CaseResult, String> name) {
    List<String> profiles = List.copyOf(by(CaseResult::profile).keySet());
    for (String profile : profiles) {
      TextTable table =
          new TextTable(what + ", " + profile, "cases", "bicubic", "gain", "worst", "NCC");
      Map<String, List<CaseResult>> members =
          by(result -> result.group() + " " + name.apply(result));
      members.forEach((label, all) -> line(table, label, profile, sound(all)));
      out.println();
      table.print(out);
    }
  }

  private static void line(
      TextTable table, String label, String profile, List<CaseResult> members) {
    List<CaseResult> own =
        members.stream().filter(result -> result.profile().equals(profile)).toList();
    if (!own.isEmpty()) {
      GroupSummary summary = GroupSummary.of(own);
      table.add(
          label,
          Integer.toString(own.size()),
          number("%.2f", summary.bicubicDb()),
          number("%+.2f", summary.gainDb()),
          number("%+.2f", own.stream().mapToDouble(CaseResult::gainDb).min().orElseThrow()),
          number("%.3f", summary.kernelSimilarity()));
    }
  }

  private void worst() {
    List<CaseResult> worst =
        sound(results).stream()
            .sorted(Comparator.comparingDouble(CaseResult::gainDb))
            .limit(WORST)
            .toList();
    out.println();
    out.println("the worst cases");
    for (CaseResult result : worst) {
      out.printf(
          "%s dB, NCC %s, confidence %s: %s%n",
          number("%+.2f", result.gainDb()),
          number("%.3f", result.figures().kernelSimilarity()),
          number("%.2f", result.figures().confidence()),
          result.reproduce());
    }
  }

  private void failures() {
    results.stream()
        .filter(CaseResult::failed)
        .limit(MOST_LINES)
        .forEach(result -> out.printf("failed: %s: %s%n", result.reproduce(), result.error()));
  }
}
