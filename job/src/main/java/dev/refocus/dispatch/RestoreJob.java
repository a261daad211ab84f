package dev.refocus.dispatch;

import dev.refocus.commit.OutputFolder;
import dev.refocus.commit.RowWriter;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.RestorationRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The run: from a folder of images to a Parquet table with one row for each. */
public final class RestoreJob {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final FitConfig fit;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * @param console takes the progress line
   */
  public RestoreJob(SparkSession spark, FitConfig fit, RunConfig run, PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.fit = fit;
    this.run = run;
    this.console = console;
  }

  /**
   * Restores every image under {@code input} into the empty folder {@code output}.
   *
   * @throws dev.refocus.UsageException if the input or the output cannot be used; nothing is
   *     written
   */
  public RunSummary run(String input, String output) throws IOException {
    String runId = RunId.next();
    Configuration hadoop = context.hadoopConfiguration();

    List<ImageRef> images = new ImageListing(hadoop, run.extensions()).list(input);
    RowWriter writer = new RowWriter(spark, new OutputFolder(output, hadoop), run.imagesPerFile());

    ScoringWorker.warn(run, hadoop, console);
    context.setJobDescription("Refocus %s: %d images of %s".formatted(runId, images.size(), input));
    Counters counters = Counters.of(spark.sparkContext());
    JavaRDD<Row> rows =
        deal(images).mapPartitions(new RestorePartition(fit, run, runId, shared(hadoop), counters));

    Progress progress = Progress.start(images.size(), counters, console);
    try {
      writer.write(spark.createDataFrame(rows, RestorationRow.SCHEMA));
    } finally {
      progress.stop();
    }
    return RunSummary.of(spark, runId, output, images.size());
  }

  /**
   * One image per task while the bound on tasks allows it. The images come largest first and tasks
   * start in order, so the slowest images start first, and no task gets all the large ones.
   */
  private JavaRDD<ImageRef> deal(List<ImageRef> images) {
    List<List<ImageRef>> hands = Hands.deal(images, run.maxTasks());
    return context.parallelize(hands, hands.size()).flatMap(List::iterator);
  }

  private Broadcast<SerializableConfiguration> shared(Configuration hadoop) {
    return context.broadcast(new SerializableConfiguration(hadoop));
  }
}
