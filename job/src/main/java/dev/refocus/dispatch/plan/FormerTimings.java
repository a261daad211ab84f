package dev.refocus.dispatch.plan;

import dev.refocus.UsageException;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.plan.Calibration;
import dev.refocus.plan.PlannedSize;
import dev.refocus.plan.Timing;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the rows of a finished run say of its machine. */
final class FormerTimings {
  /** Decoding, scores and encoding beside the fit, of which alone a row tells the seconds. */
  private static final double ROW_OVER_FIT = 1.05;

  private static final int MOST_ROWS = 100_000;

  private FormerTimings() {}

  /**
   * The calibration that a run gives.
   *
   * @param config whose budget counts
   * @throws UsageException if the folder is no output of a finished run with restored images
   */
  static Calibration of(SparkSession spark, OutputFolder run, FitConfig config) throws IOException {
    Manifest manifest =
        Manifest.read(run).orElseThrow(() -> unusable(run, "is no output of a finished run"));
    Dataset<Row> fitted =
        TableReader.restored(spark, run.location()).where("fit IS NOT NULL AND input IS NOT NULL");
    List<Row> rows =
        fitted
            .selectExpr(
                "CAST(input.width AS BIGINT) * input.height",
                "fit.seconds",
                "scale",
                "fit.profile",
                "COALESCE(factor, scale)")
            .limit(MOST_ROWS)
            .collectAsList();
    if (rows.isEmpty()) {
      throw unusable(run, "has no restored image");
    }
    long bytes = manifest.files().stream().mapToLong(Manifest.DataFile::bytes).sum();
    double pixels = rows.stream().mapToDouble(row -> hrPixels(row)).sum();
    double bytesPerHrPixel = bytes / pixels * rows.size() / Math.max(fitted.count(), 1);
    return Calibration.of(
        rows.stream().map(row -> timing(row, bytesPerHrPixel)).toList(),
        new FitConfig(
            rows.get(0).getInt(2),
            Profile.valueOf(rows.get(0).getString(3).toUpperCase(Locale.ROOT)),
            config.seed(),
            config.memoryMib(),
            config.budget()),
        "rows of " + run);
  }

  private static double hrPixels(Row row) {
    return row.getLong(0) * row.getDouble(4) * row.getDouble(4);
  }

  private static Timing timing(Row row, double bytesPerHrPixel) {
    PlannedSize size = new PlannedSize(row.getLong(0), row.getInt(2), row.getDouble(4));
    long hrBytes = Math.round(hrPixels(row) * bytesPerHrPixel);
    return new Timing(size, ROW_OVER_FIT * row.getDouble(1), hrBytes, false);
  }

  private static UsageException unusable(OutputFolder run, String reason) {
    return new UsageException(
        "--from %s: %s; name the --output of refocus restore".formatted(run, reason));
  }
}
