package dev.refocus.report;

import java.util.List;
import java.util.Map;

/**
 * All that a page is made of.
 *
 * @param measures the scores that its rows have
 * @param rows of the run, all of them
 * @param benchmark null of a run of {@code restore}
 * @param other the run to compare with; null if there is none
 */
public record Report(
    RunFacts run,
    List<Measure> measures,
    List<ReportRow> rows,
    Gallery gallery,
    KernelAtlas atlas,
    BenchmarkPlots benchmark,
    Other other) {

  /**
   * The rows that have a card.
   *
   * @param pictures by key
   */
  public record Gallery(List<ReportRow> shown, Map<String, Pictures> pictures) {}

  /**
   * The run to compare with.
   *
   * @param rows by key
   * @param pictures HR images of the shown, in the same windows, by key
   */
  public record Other(String place, Map<String, ReportRow> rows, Map<String, byte[]> pictures) {}
}
