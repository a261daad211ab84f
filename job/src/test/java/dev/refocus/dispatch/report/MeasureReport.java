package dev.refocus.dispatch.report;

import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.SparkSessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

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
      Path run = folder.resolve("run");
      copies(TableReader.read(spark, arguments[0]), rows, folder)
          .repartition(Math.max(rows / 32, 1))
          .write()
          .parquet(run.toString());
      PrintWriter console = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      ReportJob job = new ReportJob(spark, RunConfig.DEFAULT, ReportOptions.DEFAULT, console);
      long started = System.nanoTime();
      job.write(run.toString(), null, folder.resolve("report.html").toString());
      System.out.printf(
          Locale.ROOT,
          "%d rows: %.1f s, %.1f MB%n",
          rows,
          (System.nanoTime() - started) / 1e9,
          Files.size(folder.resolve("report.html")) / 1e6);
    }
  }

  /** Rows of different inputs, whose files are copies too. */
  private static Dataset<Row> copies(Dataset<Row> table, int rows, Path folder) throws IOException {
    Dataset<Row> fitted = table.where("hr IS NOT NULL");
    int images = Math.toIntExact(fitted.count());
    for (Row row : fitted.select("uri").collectAsList()) {
      Path file = Path.of(row.getString(0).substring("file:".length()));
      for (int i = 0; i <= rows / images; i++) {
        Path copy = folder.resolve("input" + i).resolve(file.getFileName());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return fitted
        .crossJoin(table.sparkSession().range(rows / images + 1).toDF("copy"))
        .withColumn(
            "uri",
            functions.concat(
                functions.lit("file:" + folder + "/input"),
                functions.col("copy"),
                functions.lit("/"),
                functions.substring_index(functions.col("uri"), "/", -1)))
        .drop("copy")
        .limit(rows);
  }
}
