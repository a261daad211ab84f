package dev.refocus.dispatch.restore;

import dev.refocus.Printable;
import dev.refocus.commit.output.Manifest;
import dev.refocus.row.Status;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a run left behind.
 *
 * @param manifest counted in the committed files
 * @param before when the run before this one had finished; nothing if none had
 * @param reading lists the table's files and reads them: another driver may replace them
 */
public record RunSummary(
    String runId,
    String output,
    Manifest manifest,
    Optional<Instant> before,
    Supplier<Dataset<Row>> reading) {
  /** The whole output as it is now. */
  public Dataset<Row> table() {
    return reading.get();
  }

  /** The rows that this run made. */
  public Dataset<Row> own() {
    return table().where(isOwn());
  }

  private Column isOwn() {
    return functions.col("run_id").equalTo(runId);
  }

  /** The rows that no finished run has told of: this run's, and those of runs that were killed. */
  public Dataset<Row> untold() {
    return before
        .map(
            time -> table().where(isOwn().or(functions.col("started_at").gt(Timestamp.from(time)))))
        .orElseGet(this::table);
  }

  /** The run's inputs of a status; rows of former inputs do not count. */
  public long count(Status status) {
    return manifest.count(status);
  }

  @Override
  public String toString() {
    long gone = manifest.rows() - manifest.inputs();
    return String.format(
        Locale.ROOT,
        "%d inputs: %d restored, %d degraded, %d failed, %d skipped%s; run %s in %s",
        manifest.inputs(),
        count(Status.RESTORED),
        count(Status.DEGRADED),
        count(Status.FAILED),
        count(Status.SKIPPED),
        gone > 0 ? former(gone) : "",
        runId,
        Printable.of(output));
  }

  private String former(long rows) {
    String why = manifest.leftOut().isEmpty() ? "gone" : "gone or left out";
    return String.format(Locale.ROOT, "; and %d rows of inputs that are %s", rows, why);
  }
}
