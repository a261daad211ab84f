package dev.refocus.dispatch.export;

import dev.refocus.UsageException;
import dev.refocus.row.Status;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Which rows of a finished run are exported, of those that have an HR image.
 *
 * @param statuses {@code restored}, {@code degraded}, or both
 * @param minConfidence least {@code kernel_confidence}; null for any
 * @param where a condition in SQL over the table's columns; null for none
 */
public record RowChoice(List<Status> statuses, Double minConfidence, String where) {
  /** Of the rows that have an HR image. */
  private static final List<Status> FITTED = List.of(Status.RESTORED, Status.DEGRADED);

  /** Every row that has an HR image. */
  public static final RowChoice ALL = new RowChoice(FITTED, null, null);

  public RowChoice {
    for (Status status : statuses) {
      if (!FITTED.contains(status)) {
        throw new UsageException(
            "--status %s: has no HR image; name restored or degraded".formatted(status.text()));
      }
    }
    if (minConfidence != null && !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "--min-confidence %s: must be a number from 0 to 1", minConfidence));
    }
  }

  /**
   * @throws UsageException if the condition is none over the table's columns
   */
  Dataset<Row> of(Dataset<Row> table) {
    Object[] texts = statuses.stream().map(Status::text).toArray();
    Dataset<Row> rows = table.where(functions.col("status").isin(texts));
    if (minConfidence != null) {
      rows = rows.where(functions.col("kernel_confidence").geq(minConfidence));
    }
    return where == null ? rows : where(rows);
  }

  private Dataset<Row> where(Dataset<Row> rows) {
    try {
      return rows.where(where);
    } catch (Exception e) {
      // Scala hides that the parser and the analyser throw a checked exception.
      if (e instanceof AnalysisException) {
        throw new UsageException(
            "--where %s: is no condition over the table's columns (%s)"
                .formatted(where, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            e);
      }
      throw e;
    }
  }
}
