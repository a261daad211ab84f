package dev.refocus.dispatch.export;

import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.RunCopies;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.Stopwatch;
import dev.refocus.export.ExportForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Images a second of the export of a large run, made of copies of a small run's images. */
final class MeasureExport {
  private MeasureExport() {}

  /**
   * Prints them.
   *
   * @param arguments output of {@code restore} from a local input, rows, folder for the copies
   */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
    try (SparkSession spark = SparkSessions.open(null, Map.of("spark.ui.enabled", "false"))) {
      Path run = RunCopies.write(TableReader.read(spark, arguments[0]), rows, folder);
      PrintWriter console = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      String pictures = folder.resolve("pictures").toString();
      ExportJob job =
          new ExportJob(spark, RunConfig.DEFAULT, run.toString(), "FOLDER", pictures, console);
      Stopwatch stopwatch = new Stopwatch();
      ExportSummary summary = job.run(RowChoice.ALL, ExportForm.DEFAULT);
      System.out.printf(
          Locale.ROOT, "%s%n%s, %.1f a second%n", summary, stopwatch, rows / stopwatch.seconds());
    }
  }
}
