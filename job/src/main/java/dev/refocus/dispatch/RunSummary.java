package dev.refocus.dispatch;

import dev.refocus.row.Status;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a run left behind, read back from the committed files.
 *
 * @param table the whole output
 */
public record RunSummary(
    String runId, String output, long inputs, Map<Status, Long> counts, Dataset<Row> table) {

  /**
   * @throws IllegalStateException if the table has more or fewer rows than there were inputs
   */
  static RunSummary of(SparkSession spark, String runId, String output, long inputs) {
    Dataset<Row> table = spark.read().parquet(output);
    Map<Status, Long> counts = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      counts.put(status, 0L);
    }
    for (Row row : table.groupBy("status").count().collectAsList()) {
      counts.put(Status.valueOf(row.getString(0).toUpperCase(Locale.ROOT)), row.getLong(1));
    }
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    if (rows != inputs) {
      throw new IllegalStateException(
          "%s: %d rows for %d inputs, must be one each; do not use this output"
              .formatted(output, rows, inputs));
    }
    return new RunSummary(runId, output, inputs, counts, table);
  }

  public long count(Status status) {
    return counts.get(status);
  }

  @Override
  public String toString() {
    return "%d inputs: %d restored, %d degraded, %d failed, %d skipped; run %s in %s"
        .formatted(
            inputs,
            count(Status.RESTORED),
            count(Status.DEGRADED),
            count(Status.FAILED),
            count(Status.SKIPPED),
            runId,
            output);
  }
}
