package dev.refocus.dispatch.report;

import dev.refocus.report.DetailWindow;
import dev.refocus.report.GalleryChoice;
import dev.refocus.report.KernelAtlas;
import dev.refocus.report.Pictures;
import dev.refocus.report.Report;
import dev.refocus.report.ReportRow;
import dev.refocus.report.RunFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report in the making. */
final class ReportMaking {
  /** Kernels that are held against each other: their number counts twice. */
  private static final int MOST_KERNELS = 800;

  private final FinishedRun run;
  private final FinishedRun other;
  private final ReportOptions options;
  private final Console console;

  /**
   * @param other the run to compare with, or null
   */
  ReportMaking(FinishedRun run, FinishedRun other, ReportOptions options, Console console) {
    this.run = run;
    this.other = other;
    this.options = options;
    this.console = console;
  }

  /** Takes what is going on. */
  interface Console {
    void say(String format, Object... values);
  }

  Report report() throws IOException {
    List<ReportRow> rows = run.rows();
    Map<String, ReportRow> others = other == null ? Map.of() : byKey(other.rows());
    List<ReportRow> shown = choice(others).of(rows);
    console.say("%d rows; pictures of %d", rows.size(), shown.size());
    Map<String, Pictures> pictures = run.pictures(shown, options.side());
    return new Report(
        facts(),
        run.measures(),
        rows,
        new Report.Gallery(shown, pictures),
        KernelAtlas.of(run.kernels(MOST_KERNELS), counts(rows)),
        run.benchmark(),
        other == null ? null : other(shown, others, pictures));
  }

  private GalleryChoice choice(Map<String, ReportRow> others) {
    return GalleryChoice.of(options.images(), options.random(), run.measures(), others);
  }

  private static Map<String, ReportRow> byKey(List<ReportRow> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(ReportRow::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private Report.Other other(
      List<ReportRow> shown, Map<String, ReportRow> others, Map<String, Pictures> pictures) {
    console.say("pictures of the run to compare with");
    Map<String, DetailWindow> windows = new HashMap<>();
    List<ReportRow> there = new ArrayList<>();
    for (ReportRow row : shown) {
      ReportRow another = others.get(row.key());
      Pictures made = pictures.get(row.key());
      boolean comparable =
          another != null && row.isFitted() && row.sizes().hr().equals(another.sizes().hr());
      if (comparable && made != null && made.detail().window() != null) {
        windows.put(row.key(), made.detail().window());
        there.add(another);
      }
    }
    return new Report.Other(other.folder().location(), others, other.pictures(there, windows));
  }

  private RunFacts facts() throws IOException {
    RunFacts facts = run.facts();
    Map<String, String> all = new LinkedHashMap<>(facts.facts());
    all.put("chosen", options.words());
    return new RunFacts(facts.kind(), facts.place(), all, facts.settings());
  }

  private static Map<String, Long> counts(List<ReportRow> rows) {
    return rows.stream()
        .map(row -> row.found().kernel())
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
