package dev.refocus.report;

import static dev.refocus.report.GalleryChoice.orNan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A report as one JSON object: what {@code page.js} reads. */
final class PageData {
  static final ObjectMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_NULL).build();

  private static final int LINES = 10;

  private final Report report;
  private final ObjectNode root = JSON.createObjectNode();
  private final Map<String, Integer> cards = new HashMap<>();

  private PageData(Report report) {
    this.report = report;
  }

  static ObjectNode of(Report report) {
    PageData data = new PageData(report);
    data.fill();
    return data.root;
  }

  private void fill() {
    for (ReportRow row : report.gallery().shown()) {
      cards.put(row.key(), cards.size());
    }
    root.set("run", JSON.valueToTree(report.run()));
    root.put("total", report.rows().size());
    root.set("statuses", JSON.valueToTree(countsBy(row -> row.outcome().status())));
    root.set("causes", JSON.valueToTree(causes()));
    root.set("measures", JSON.valueToTree(report.measures()));
    root.set("gains", JSON.valueToTree(gains()));
    root.set("spreads", JSON.valueToTree(spreads()));
    root.set("atlas", atlas());
    root.set("slowest", JSON.valueToTree(lines(row -> -orNan(row.fit().seconds()))));
    root.set("doubted", JSON.valueToTree(lines(row -> orNan(row.found().confidence()))));
    root.set("environment", JSON.valueToTree(environment()));
    root.set("cards", JSON.valueToTree(new Cards(report).all()));
    root.set("benchmark", JSON.valueToTree(report.benchmark()));
    root.set("comparison", JSON.valueToTree(comparison()));
  }

  private Map<String, Long> countsBy(java.util.function.Function<ReportRow, String> name) {
    return report.rows().stream()
        .map(name)
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
  }

  /** A code and how many rows of a status have it, with one of their messages. */
  record Cause(String code, String status, long count, String words, String example) {}

  private List<Cause> causes() {
    Map<String, List<ReportRow>> byCode =
        report.rows().stream()
            .filter(row -> row.outcome().code() != null)
            .collect(
                Collectors.groupingBy(row -> row.outcome().status() + " " + row.outcome().code()));
    return byCode.values().stream()
        .map(own -> cause(own.get(0).outcome(), own.size()))
        .sorted(Comparator.comparingLong(Cause::count).reversed().thenComparing(Cause::code))
        .toList();
  }

  private static Cause cause(ReportRow.Outcome one, long count) {
    return new Cause(one.code(), one.status(), count, CauseWords.of(one.code()), one.message());
  }

  private List<Distribution> gains() {
    return report.measures().stream()
        .map(measure -> Distribution.of(measure.name(), all(row -> row.gain(measure))))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Distribution> spreads() {
    return Stream.of(
            Distribution.of("confidence", all(row -> orNan(row.found().confidence()))),
            Distribution.of("seconds", all(row -> orNan(row.fit().seconds()))),
            Distribution.of("residual, dB", all(row -> orNan(row.found().residualDb()))))
        .filter(Objects::nonNull)
        .toList();
  }

  private DoubleStream all(java.util.function.ToDoubleFunction<ReportRow> number) {
    return report.rows().stream().mapToDouble(number);
  }

  private ObjectNode atlas() {
    ObjectNode atlas = JSON.createObjectNode();
    atlas.put("columns", report.atlas().columns());
    atlas.put("rarer", report.atlas().rarer());
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (KernelAtlas.Kind kind : report.atlas().kinds()) {
      kinds.add(
          // In one order: the same run gives the same page.
          new TreeMap<>(
              Map.of(
                  "name",
                  kind.name(),
                  "count",
                  kind.count(),
                  "size",
                  kind.kernel().size(),
                  "png",
                  report.atlas().picture(kind.kernel()))));
    }
    atlas.set("kinds", JSON.valueToTree(kinds));
    return atlas;
  }

  /** A row among the slowest or least sure, with the index of its card. */
  record Line(
      String name, String folder, String status, Double seconds, Double confidence, Integer card) {}

  private List<Line> lines(java.util.function.ToDoubleFunction<ReportRow> rank) {
    return report.rows().stream()
        .filter(row -> !Double.isNaN(rank.applyAsDouble(row)))
        .sorted(Comparator.comparingDouble(rank))
        .limit(LINES)
        .map(
            row ->
                new Line(
                    Printable.of(row.label().name()),
                    Printable.of(row.label().folder()),
                    row.outcome().status(),
                    row.fit().seconds(),
                    row.found().confidence(),
                    cards.get(row.key())))
        .toList();
  }

  private Map<String, Object> environment() {
    return new TreeMap<>(
        Map.of(
            "profile", countsBy(row -> row.fit().profile()),
            "device", countsBy(row -> row.fit().device()),
            "host", countsBy(row -> row.fit().host())));
  }

  private RunComparison comparison() {
    Report.Other other = report.other();
    return other == null
        ? null
        : RunComparison.of(other.place(), report.rows(), other.rows(), report.measures());
  }
}
