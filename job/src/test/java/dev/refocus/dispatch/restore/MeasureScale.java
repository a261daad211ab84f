package dev.refocus.dispatch.restore;

import dev.refocus.commit.CommitRows;
import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.Stopwatch;
import dev.refocus.row.RestorationRow;
import dev.refocus.row.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * What a run of very many inputs costs the driver: seconds by phase, heap, and the time until the
 * first image is begun. The inputs are small files that are no images, so every row is real and
 * costs next to nothing to make.
 *
 * <p>{@code deploy/benchmark -Xmx1g dev.refocus.dispatch.restore.MeasureScale FOLDER COUNT DONE
 * PER_FILE}: of {@code COUNT} inputs the table has rows for {@code DONE} before the run begins,
 * {@code PER_FILE} in a file. A second call with 0 for {@code DONE} finds nothing to do.
 */
final class MeasureScale {
  private static final int FOLDER_SIZE = 1000;
  private static final int SIZES = 3000;
  private static final Map<String, String> SPARK = Map.of("spark.ui.enabled", "false");

  private MeasureScale() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path input = inputs(folder.resolve("input"), Integer.parseInt(arguments[1]));
    String output = folder.resolve("output").toString();
    try (SparkSession spark = SparkSessions.open("local[2]", SPARK)) {
      int done = Integer.parseInt(arguments[2]);
      if (done > 0) {
        write(spark, input, output, done, Integer.parseInt(arguments[3]));
      }
      measure(spark, input.toString(), output);
    }
  }

  private static Path inputs(Path input, int count) throws IOException {
    for (int i = 0; i < count && !Files.exists(file(input, count - 1)); i++) {
      Path file = file(input, i);
      if (i % FOLDER_SIZE == 0) {
        Files.createDirectories(file.getParent());
      }
      String line = String.format(Locale.ROOT, "%d is no image%n", i);
      Files.writeString(file, line + "x".repeat(i % SIZES));
    }
    return input;
  }

  private static Path file(Path input, int i) {
    return input.resolve(String.format(Locale.ROOT, "%05d/IMG_%08d.jpg", i / FOLDER_SIZE, i));
  }

  /** Rows as a former run has left them. */
  private static void write(SparkSession spark, Path input, String output, int done, int perFile)
      throws IOException {
    List<ImageRef> refs =
        new ImageListing(
                spark.sparkContext().hadoopConfiguration(),
                RunConfig.DEFAULT.inputs().extensions(),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .list(input.toString());
    OutputFolder folder = new OutputFolder(output, spark.sparkContext().hadoopConfiguration());
    new RestoredTable(spark, folder, FitConfig.DEFAULT, RunConfig.DEFAULT);
    new RowWriter(spark, folder, perFile)
        .write(
            spark.createDataFrame(
                new JavaSparkContext(spark.sparkContext())
                    .parallelize(refs.subList(0, done), (done + perFile - 1) / perFile)
                    .map(ref -> CommitRows.row(ref, Status.RESTORED, 1)),
                RestorationRow.SCHEMA));
  }

  private static void measure(SparkSession spark, String input, String output) throws Exception {
    PrintWriter console = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    RestoreJob job = new RestoreJob(spark, FitConfig.DEFAULT, RunConfig.DEFAULT, console);
    System.gc();
    long began = System.currentTimeMillis();
    Stopwatch stopwatch = new Stopwatch();
    try (PhaseClock clock = new PhaseClock()) {
      RunSummary summary = job.run(RestoreRequest.everything(input, output));
      System.out.printf(Locale.ROOT, "%s%n%s%n%s%n", summary, stopwatch, clock);
    }
    Timestamp first =
        TableReader.read(spark, output).agg(functions.max("started_at")).first().getTimestamp(0);
    System.out.printf(Locale.ROOT, "last began after %d s%n", (first.getTime() - began) / 1000);
  }
}
