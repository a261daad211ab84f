package dev.refocus.evaluate.report;

import static dev.refocus.text.TextTable.number;

import dev.refocus.Printable;
import dev.refocus.evaluate.report.CaseResult.TrialName;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The text that sums a benchmark up. */
public final class BenchmarkReport {
  private static final int WORST = 5;
  private static final int MOST_LINES = 100;
  private final List<CaseResult> results;
  private final PrintWriter out;

  /**
   * A report of results.
   *
   * @param results in the order of the specification, at least one
   */
  public BenchmarkReport(List<CaseResult> results, PrintWriter out) {
    this.results = results;
    this.out = out;
  }

  /** Groups, profiles against each other, confidence, kernels, images, worst cases, failures. */
  public void print() {
    groups();
    profileDifferences();
    for (String profile : profiles()) {
      List<CaseResult> own = CaseResult.sound(of(profile));
      if (!own.isEmpty()) {
        confidence(profile, own);
        out.println();
        breakdown("kernel, " + profile, own, TrialName::kernel).print(out);
        out.println();
        breakdown("image, " + profile, own, TrialName::image).print(out);
      }
    }
    worst();
    failures();
    out.flush();
  }

  /** Peers have none. */
  private void confidence(String profile, List<CaseResult> own) {
    if (own.stream().anyMatch(result -> !Double.isNaN(result.figures().confidence()))) {
      out.println();
      ConfidenceTable.of(profile, own).print(out);
    }
  }

  private List<String> profiles() {
    return results.stream().map(result -> result.trial().profile()).distinct().toList();
  }

  private List<CaseResult> of(String profile) {
    return of(profile, results);
  }

  private static List<CaseResult> of(String profile, List<CaseResult> results) {
    return results.stream().filter(result -> result.trial().profile().equals(profile)).toList();
  }

  private void groups() {
    List<ResultGroup> groups = ResultGroup.of(results);
    table(GroupLine.HEADER, groups, GroupLine::of).print(out);
    out.println(GroupLine.LEGEND);
    out.println();
    table(FitLine.HEADER, groups, FitLine::of).print(out);
    out.println(FitLine.LEGEND);
  }

  private static TextTable table(
      String[] header, List<ResultGroup> groups, Function<ResultGroup, String[]> line) {
    TextTable table = new TextTable(header);
    groups.forEach(group -> table.add(line.apply(group)));
    return table;
  }

  /** Every further profile against the first. */
  private void profileDifferences() {
    List<String> profiles = profiles();
    for (String profile : profiles.subList(1, profiles.size())) {
      PairedDifference difference = PairedDifference.of(of(profiles.get(0)), of(profile));
      out.printf("%s minus %s, %s%n", profile, profiles.get(0), difference);
    }
  }

  /**
   * Every group and profile against the same in other results.
   *
   * @param name of the others
   */
  public void printAgainst(List<CaseResult> others, String name) {
    out.println();
    out.println("minus " + Printable.of(name));
    for (String profile : profiles()) {
      List<CaseResult> before = of(profile, others);
      ResultGroup.by(TrialName::group, of(profile))
          .forEach((group, own) -> against(group + " " + profile, before, own));
      against("all " + profile, before, of(profile));
    }
    out.flush();
  }

  private void against(String name, List<CaseResult> before, List<CaseResult> after) {
    out.printf("%s, %s%n", name, PairedDifference.of(before, after));
  }

  private static TextTable breakdown(
      String head, List<CaseResult> members, Function<TrialName, String> name) {
    TextTable table = new TextTable(head, "cases", "baseline", "gain", "worst", "NCC");
    ResultGroup.by(trial -> trial.group() + " " + name.apply(trial), members)
        .forEach(
            (label, own) -> {
              GroupSummary summary = GroupSummary.of(own);
              table.add(
                  label,
                  Integer.toString(own.size()),
                  number("%.2f", summary.baseline().db()),
                  number("%+.2f", summary.gain().db()),
                  number("%+.2f", own.stream().mapToDouble(CaseResult::gainDb).min().orElseThrow()),
                  number("%.3f", summary.fits().kernelSimilarity()));
            });
    return table;
  }

  private void worst() {
    List<CaseResult> worst =
        CaseResult.sound(results).stream()
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
          Printable.of(result.reproduce()));
    }
  }

  private void failures() {
    results.stream()
        .filter(CaseResult::failed)
        .limit(MOST_LINES)
        .forEach(
            result ->
                out.printf(
                    "failed: %s: %s%n",
                    Printable.of(result.reproduce()), Printable.line(result.error())));
  }
}
