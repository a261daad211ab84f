package dev.refocus.dispatch.report;

import dev.refocus.evaluate.Trial;
import dev.refocus.report.Measure;
import dev.refocus.report.ReportRow;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads from the table of {@code evaluate} what a page tells. */
final class CaseTable {
  private CaseTable() {}

  /** A row for every trial: the sound one if it failed before. */
  static List<ReportRow> rows(Dataset<Row> table) {
    SortedMap<String, ReportRow> rows = new TreeMap<>();
    table
        .selectExpr(
            "case_id",
            "group_name",
            "kernel_name",
            "profile",
            "seed",
            "scale",
            "status",
            "error.code",
            "error.message",
            "lr_width",
            "lr_height",
            "bicubic",
            "restored",
            "gain_db",
            "kernel.size",
            "kernel_shifted_ncc",
            "found_kernel_name",
            "kernel_confidence",
            "exam_db",
            "residual_db",
            "seconds",
            "reproduce",
            "host",
            "_metadata.file_name AS file")
        .collectAsList()
        .forEach(row -> rows.merge(key(row), row(row), CaseTable::sounder));
    return List.copyOf(rows.values());
  }

  private static ReportRow sounder(ReportRow a, ReportRow b) {
    return a.isFitted() ? a : b;
  }

  /** The folder of its pictures below that of all. */
  static String key(Row row) {
    return Trial.pictures(row.getAs("case_id"), row.getAs("profile"), row.<Long>getAs("seed"));
  }

  /** The case of a row of {@link #rows}. */
  static String caseId(ReportRow row) {
    return row.label().folder() + "/" + row.label().name();
  }

  private static ReportRow row(Row row) {
    String id = row.getAs("case_id");
    ReportRow.Size lr = RunTable.size(row, "lr_width", "lr_height");
    int scale = row.getAs("scale");
    return new ReportRow(
        new ReportRow.Label(key(row), id.substring(id.indexOf('/') + 1), row.getAs("group_name")),
        RunTable.outcome(row),
        new ReportRow.Sizes(
            lr, lr == null ? null : new ReportRow.Size(scale * lr.width(), scale * lr.height())),
        new ReportRow.Found(
            row.getAs("found_kernel_name"),
            row.getAs("size"),
            row.getAs("kernel_confidence"),
            row.getAs("exam_db"),
            row.getAs("residual_db")),
        new ReportRow.Fit(row.getAs("profile"), row.getAs("seconds"), null, row.getAs("host")),
        new ReportRow.Measured(scores(row.getAs("bicubic"), row.getAs("restored")), truth(row)),
        row.getAs("file"));
  }

  private static ReportRow.Truth truth(Row row) {
    return new ReportRow.Truth(
        row.getAs("kernel_name"),
        row.getAs("kernel_shifted_ncc"),
        row.getAs("gain_db"),
        row.getAs("reproduce"));
  }

  private static SortedMap<String, Scores.Pair> scores(Row bicubic, Row restored) {
    SortedMap<String, Scores.Pair> scores = new TreeMap<>();
    if (restored != null) {
      scores.put(Measure.PSNR, pair(bicubic, restored, "luma_shifted_db"));
      scores.put(Measure.SSIM, pair(bicubic, restored, "luma_shifted_ssim"));
      scores.put(Measure.HAARPSI, pair(bicubic, restored, "haarpsi"));
      scores.put(Measure.GMSD, pair(bicubic, restored, "gmsd"));
      scores.put(Measure.SWD, pair(bicubic, restored, "swd"));
    }
    return scores;
  }

  private static Scores.Pair pair(Row bicubic, Row restored, String field) {
    return new Scores.Pair(
        bicubic.<Double>getAs(field).floatValue(), restored.<Double>getAs(field).floatValue());
  }
}
