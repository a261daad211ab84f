package dev.refocus.evaluate.row;

import dev.refocus.evaluate.CaseResult;
import dev.refocus.evaluate.Trial;
import dev.refocus.row.WeightsColumn;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads results from rows. */
public final class EvaluationTable {
  private EvaluationTable() {}

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
            "bicubic.luma_shifted_db AS bicubic_db",
            "restored.luma_shifted_db AS restored_db",
            "oracle.luma_shifted_db AS oracle_db",
            "bicubic.luma_shifted_ssim AS bicubic_ssim",
            "restored.luma_shifted_ssim AS restored_ssim",
            "kernel_shifted_ncc",
            "kernel_confidence",
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
        row.getAs("case_id"),
        row.getAs("group_name"),
        row.getAs("image"),
        row.getAs("kernel_name"),
        row.getAs("profile"),
        row.<Long>getAs("seed"),
        row.getAs("status"),
        row.getAs("error"),
        row.getAs("restored_db") == null ? null : figures(row),
        row.getAs("reproduce"));
  }

  private static CaseResult.Figures figures(Row row) {
    Double oracle = row.getAs("oracle_db");
    return new CaseResult.Figures(
        row.<Double>getAs("bicubic_db"),
        row.<Double>getAs("restored_db"),
        oracle == null ? Double.NaN : oracle,
        row.<Double>getAs("bicubic_ssim"),
        row.<Double>getAs("restored_ssim"),
        row.<Double>getAs("kernel_shifted_ncc"),
        row.<Double>getAs("kernel_confidence"),
        row.<Double>getAs("residual_db"),
        row.<Double>getAs("seconds"),
        WeightsColumn.of(row));
  }
}
