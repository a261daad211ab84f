package dev.refocus.dispatch.report;

import dev.refocus.report.KernelAtlas.NamedKernel;
import dev.refocus.report.Pictures.KernelWeights;
import dev.refocus.report.ReportRow;
import dev.refocus.row.ScoresColumn;
import dev.refocus.row.WeightsColumn;
import dev.refocus.score.Scores;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads from the table of {@code restore} what a page tells, without the pixels. */
final class RunTable {
  private RunTable() {}

  /** Every row, by URI. */
  static List<ReportRow> rows(Dataset<Row> table) {
    return table
        .selectExpr(
            "uri",
            "dataset",
            "status",
            "error.code",
            "error.message",
            "input.width",
            "input.height",
            "hr_width",
            "hr_height",
            "kernel_name",
            "kernel.size",
            "kernel_confidence",
            "exam_db",
            "residual_db",
            "fit.profile",
            "fit.seconds",
            "fit.device",
            "host",
            "scores",
            "_metadata.file_name AS file")
        .sort("uri")
        .collectAsList()
        .stream()
        .map(RunTable::row)
        .toList();
  }

  private static ReportRow row(Row row) {
    String uri = row.getAs("uri");
    return new ReportRow(
        new ReportRow.Label(uri, uri.substring(uri.lastIndexOf('/') + 1), row.getAs("dataset")),
        outcome(row),
        new ReportRow.Sizes(size(row, "width", "height"), size(row, "hr_width", "hr_height")),
        new ReportRow.Found(
            row.getAs("kernel_name"),
            row.getAs("size"),
            row.getAs("kernel_confidence"),
            row.getAs("exam_db"),
            row.getAs("residual_db")),
        new ReportRow.Fit(
            row.getAs("profile"), row.getAs("seconds"), row.getAs("device"), row.getAs("host")),
        new ReportRow.Measured(scores(row.getAs("scores")), null),
        row.getAs("file"));
  }

  static ReportRow.Outcome outcome(Row row) {
    return new ReportRow.Outcome(row.getAs("status"), row.getAs("code"), row.getAs("message"));
  }

  static ReportRow.Size size(Row row, String width, String height) {
    Integer columns = row.getAs(width);
    Integer rows = row.getAs(height);
    return columns == null || rows == null ? null : new ReportRow.Size(columns, rows);
  }

  private static java.util.SortedMap<String, Scores.Pair> scores(Row column) {
    return column == null
        ? Collections.unmodifiableSortedMap(new TreeMap<>())
        : ScoresColumn.read(column).values();
  }

  /**
   * The kernels of some rows, the same ones each time.
   *
   * @param name column of the kernel's name
   * @param key column that names a row
   * @param most rows at most
   */
  static List<NamedKernel> kernels(Dataset<Row> table, String name, String key, int most) {
    return table
        .where("kernel IS NOT NULL AND " + name + " IS NOT NULL")
        .select(
            functions.col(name).as("name"), functions.col("kernel"), functions.col(key).as("key"))
        .sort(functions.xxhash64(functions.col("key")), functions.col("key"))
        .limit(most)
        .collectAsList()
        .stream()
        .map(row -> new NamedKernel(row.getAs("name"), kernel(row.getAs("kernel"))))
        .toList();
  }

  /** Null if there is none. */
  static KernelWeights kernel(Row kernel) {
    return kernel == null
        ? null
        : new KernelWeights(kernel.<Integer>getAs("size"), WeightsColumn.of(kernel));
  }
}
