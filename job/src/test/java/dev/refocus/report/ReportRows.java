package dev.refocus.report;

import dev.refocus.encode.PngEncoder;
import dev.refocus.image.Image;
import dev.refocus.report.Pictures.KernelWeights;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows that no run has written. */
final class ReportRows {
  private ReportRows() {}

  /** A restored row. */
  static ReportRow restored(String name, double confidence, double seconds, float niqeGain) {
    return new ReportRow(
        new ReportRow.Label("file:/in/" + name, name, "in"),
        confidence < 0.6
            ? new ReportRow.Outcome(
                "degraded", "KERNEL_UNCERTAIN", "confidence " + confidence + " of " + name)
            : new ReportRow.Outcome("restored", null, null),
        new ReportRow.Sizes(new ReportRow.Size(32, 24), new ReportRow.Size(64, 48)),
        new ReportRow.Found("free-form", 3, confidence, 0.5, 48.0),
        new ReportRow.Fit("fast", seconds, "cpu()", "host"),
        new ReportRow.Measured(
            new TreeMap<>(Map.of("niqe", new Scores.Pair(6f, 6 - niqeGain))), null),
        "part-0.parquet");
  }

  /** A failed row. */
  static ReportRow failed(String name, String message) {
    return new ReportRow(
        new ReportRow.Label("file:/in/" + name, name, "in"),
        new ReportRow.Outcome("failed", "CORRUPT", message),
        new ReportRow.Sizes(null, null),
        new ReportRow.Found(null, null, null, null, null),
        new ReportRow.Fit(null, null, null, "host"),
        new ReportRow.Measured(new TreeMap<>(), null),
        "part-0.parquet");
  }

  /** A grey ramp before, its negative after. */
  static Pictures pictures(ReportRow row) {
    float[] ramp = new float[48 * 64];
    float[] negative = new float[48 * 64];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % 64 / 63f;
      negative[i] = 1 - ramp[i];
    }
    return new Pictures(
        row.key(),
        new Pictures.Detail(
            new DetailWindow(0, 0, 48, 64),
            Thumbnail.jpeg(new Image(1, 48, 64, ramp)),
            Thumbnail.jpeg(new Image(1, 48, 64, negative)),
            null),
        null,
        PngEncoder.encode(new Image(1, 48, 64, ramp), Optional.empty(), 8),
        dot(3),
        null,
        null);
  }

  /** All weight in the middle. */
  static KernelWeights dot(int size) {
    float[] weights = new float[size * size];
    weights[size * size / 2] = 1;
    return new KernelWeights(size, weights);
  }

  /** The report of rows, all of them shown. */
  static Report report(List<ReportRow> rows, Report.Other other) {
    Map<String, Pictures> pictures = new TreeMap<>();
    rows.stream()
        .filter(ReportRow::isFitted)
        .forEach(row -> pictures.put(row.key(), pictures(row)));
    KernelAtlas atlas =
        KernelAtlas.of(
            List.of(
                new KernelAtlas.NamedKernel("free-form", dot(3)),
                new KernelAtlas.NamedKernel("box", new KernelWeights(1, new float[] {1}))),
            Map.of("free-form", (long) rows.size(), "box", 2L));
    return new Report(
        new RunFacts("restore", "file:/run", Map.of("chosen", "all"), Map.of("fit.scale", "2")),
        Measure.ofRun(),
        rows,
        new Report.Gallery(rows, pictures),
        atlas,
        null,
        other);
  }
}
