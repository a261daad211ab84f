package dev.refocus.evaluate.row;

import dev.refocus.evaluate.Artifacts;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.report.Qualities;
import dev.refocus.evaluate.report.Quality;
import dev.refocus.row.WeightsColumn;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Reads results from rows. */
public final class EvaluationTable {
  private static final String RESTORED = "restored";

  private EvaluationTable() {}

  /** Whether the table has what {@link #results} reads: earlier versions wrote less. */
  public static boolean reads(Dataset<Row> table) {
    return has(table, EvaluationRow.SCHEMA) && has(table.select(RESTORED + ".*"), measures());
  }

  private static StructType measures() {
    return (StructType) EvaluationRow.SCHEMA.apply(RESTORED).dataType();
  }

  private static boolean has(Dataset<Row> table, StructType schema) {
    return List.of(table.columns()).containsAll(List.of(schema.fieldNames()));
  }

  /** Every row, in any order. */
  public static List<CaseResult> results(Dataset<Row> table) {
    return table
        .selectExpr(
            "case_id",
            "case_hash",
            "config_id",
            "group_name",
            "image",
            "kernel_name",
            "profile",
            "seed",
            "status",
            "concat(error.code, ': ', error.message) AS error",
            "reproduce",
            "bicubic",
            "lanczos",
            RESTORED,
            "oracle",
            "kernel_shifted_ncc",
            "found_kernel_name",
            "kernel_confidence",
            "exam_db",
            "residual_db",
            "seconds",
            "kernel.weights AS weights")
        .collectAsList()
        .stream()
        .map(EvaluationTable::result)
        .toList();
  }

  private static CaseResult result(Row row) {
    return new CaseResult(
        Trial.key(row.getAs("case_id"), row.getAs("case_hash"), row.getAs("config_id")),
        trial(row),
        row.getAs("status"),
        row.getAs("error"),
        row.getAs(RESTORED) == null ? null : figures(row),
        row.getAs("reproduce"));
  }

  private static CaseResult.TrialName trial(Row row) {
    return new CaseResult.TrialName(
        row.getAs("case_id"),
        row.getAs("group_name"),
        row.getAs("image"),
        row.getAs("kernel_name"),
        row.getAs("profile"),
        row.<Long>getAs("seed"));
  }

  private static CaseResult.Figures figures(Row row) {
    return new CaseResult.Figures(
        new Qualities(
            quality(row.getAs("bicubic")),
            quality(row.getAs("lanczos")),
            quality(row.getAs(RESTORED)),
            quality(row.getAs("oracle"))),
        new CaseResult.FoundKernel(
            number(row, "kernel_shifted_ncc"),
            row.getAs("found_kernel_name"),
            row.getAs("weights") == null ? null : WeightsColumn.of(row)),
        number(row, "kernel_confidence"),
        number(row, "exam_db"),
        number(row, "residual_db"),
        number(row, "seconds"));
  }

  private static Quality quality(Row row) {
    return row == null
        ? null
        : new Quality(
            number(row, "luma_shifted_db"),
            number(row, "luma_shifted_ssim"),
            number(row, "haarpsi"),
            number(row, "gmsd"),
            number(row, "swd"),
            number(row, "gradient_energy"),
            new Artifacts(
                number(row, "overshoot"), number(row, "block_steps"), number(row, "grid")));
  }

  private static double number(Row row, String field) {
    Double value = row.getAs(field);
    return value == null ? Double.NaN : value;
  }
}
