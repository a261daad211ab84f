package dev.refocus.dispatch.report;

import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.RunCopies;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.Stopwatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Seconds and bytes of the report of a large run, made of copies of a small run's images. */
final class MeasureReport {
  private MeasureReport() {}

  /**
   * Prints both.
   *
   * @param arguments output of {@code restore} from a local input, rows, folder for the copies
   */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
    try (SparkSession spark = SparkSessions.open(null, Map.of("spark.ui.enabled", "false"))) {
      Path run = RunCopies.write(TableReader.read(spark, arguments[0]), rows, folder);
      PrintWriter console = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      ReportJob job = new ReportJob(spark, RunConfig.DEFAULT, ReportOptions.DEFAULT, console);
      Stopwatch stopwatch = new Stopwatch();
      job.write(run.toString(), null, folder.resolve("report.html").toString());
      System.out.printf(
          Locale.ROOT,
          "%d rows: %s, %.1f MB%n",
          rows,
          stopwatch,
          Files.size(folder.resolve("report.html")) / 1e6);
    }
  }
}
