package dev.refocus.report;

import dev.refocus.Printable;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.report.CaseResult.TrialName;
import dev.refocus.evaluate.report.ConfidenceBin;
import dev.refocus.evaluate.report.GroupSummary;
import dev.refocus.evaluate.report.ResultGroup;
import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a benchmark came to. Gains are over the better of bicubic and Lanczos interpolation, in dB.
 *
 * @param kernels by true kernel
 * @param images by image
 * @param bins of confidence, rising
 * @param points confidence and gain of each case that has a confidence, in turn
 */
public record BenchmarkPlots(
    List<Group> groups,
    List<Line> kernels,
    List<Line> images,
    List<ConfidenceBin> bins,
    List<double[]> points) {
  private static final int MOST_POINTS = 4000;

  /** A group under a profile. */
  public record Group(String name, GroupSummary summary) {}

  /**
   * Cases that have a kernel or an image in common.
   *
   * @param low lower bound of 95 % of the mean gain, by bootstrap over the cases
   * @param high upper bound
   */
  public record Line(String name, int cases, double gainDb, double low, double high) {}

  /** Of all cases, failed ones too. */
  public static BenchmarkPlots of(List<CaseResult> results) {
    List<CaseResult> sound = results.stream().filter(result -> !result.failed()).toList();
    return new BenchmarkPlots(
        ResultGroup.of(results).stream().map(BenchmarkPlots::group).toList(),
        lines(sound, TrialName::kernel),
        lines(sound, TrialName::image),
        ConfidenceBin.of(sound),
        sound.stream()
            .filter(result -> !Double.isNaN(result.figures().confidence()))
            .limit(MOST_POINTS)
            .map(BenchmarkPlots::point)
            .toList());
  }

  private static Group group(ResultGroup group) {
    return new Group(
        Printable.of(group.group() + ", " + group.profile()), GroupSummary.of(group.members()));
  }

  private static List<Line> lines(List<CaseResult> results, Function<TrialName, String> name) {
    Map<String, List<CaseResult>> byName =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> name.apply(result.trial()), LinkedHashMap::new, Collectors.toList()));
    List<Line> lines = new ArrayList<>();
    byName.forEach((label, own) -> lines.add(line(label, own)));
    return lines;
  }

  private static Line line(String name, List<CaseResult> own) {
    double[] gains = own.stream().mapToDouble(result -> result.figures().gainDb()).toArray();
    Interval interval = Bootstrap.ofMean(gains);
    return new Line(
        Printable.of(name), own.size(), Statistics.mean(gains), interval.low(), interval.high());
  }

  private static double[] point(CaseResult result) {
    return new double[] {result.figures().confidence(), result.figures().gainDb()};
  }
}
