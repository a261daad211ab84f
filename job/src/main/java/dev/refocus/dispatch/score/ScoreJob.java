package dev.refocus.dispatch.score;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.RunId;
import dev.refocus.dispatch.TaskBatches;
import dev.refocus.dispatch.Work;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.row.ScoreRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Scoring alone: images, or the HR images of a finished run, to rows with scores. */
public final class ScoreJob {
  private static final int ROWS_PER_FILE = 100_000;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final RunConfig run;
  private final PrintWriter console;
  private final String runId = RunId.next();

  /**
   * A job that scores images.
   *
   * @param console takes the progress line
   */
  public ScoreJob(SparkSession spark, RunConfig run, PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.run = run;
    this.console = console;
  }

  /**
   * Scores files.
   *
   * @param output empty or absent folder for the rows, or null to keep them in memory
   * @return a {@link ScoreRow} for every image
   */
  public Dataset<Row> files(List<ImageRef> images, String output) throws IOException {
    int tasks = Math.max(context.defaultParallelism(), images.size() / ScoreBatches.BATCH);
    List<List<ImageRef>> batches = TaskBatches.deal(images, Math.min(tasks, run.work().maxTasks()));
    JavaRDD<ImageRef> dealt = context.parallelize(batches, batches.size()).flatMap(List::iterator);
    Counters counters = Counters.of(spark.sparkContext());
    ScoreFiles score = new ScoreFiles(run, runId, shared(), counters);
    Dataset<Row> rows = spark.createDataFrame(dealt.mapPartitions(score), ScoreRow.SCHEMA);
    return compute(rows, images.size(), counters, output);
  }

  /**
   * Scores the HR images of a finished run; nothing is fitted.
   *
   * @param table the run's rows
   * @param output empty or absent folder for the rows, or null to keep them in memory
   * @return a {@link ScoreRow} for every row
   */
  public Dataset<Row> run(Dataset<Row> table, String output) throws IOException {
    Counters counters = Counters.of(spark.sparkContext());
    MapPartitionsFunction<Row, Row> score = new ScoreRun(run, runId, shared(), counters);
    Dataset<Row> rows =
        table.selectExpr(ScoreRun.COLUMNS).mapPartitions(score, Encoders.row(ScoreRow.SCHEMA));
    return compute(rows, table.count(), counters, output);
  }

  private Dataset<Row> compute(Dataset<Row> rows, long total, Counters counters, String output)
      throws IOException {
    context.setJobDescription(
        String.format(Locale.ROOT, "Refocus %s: scores of %d images", runId, total));
    RowWriter writer = output == null ? null : writer(output);
    ScoringWorker.requireModels(run, context.hadoopConfiguration());
    ScoringWorker.warn(run, context.hadoopConfiguration(), console);
    Work work = Work.of(total, counters);
    try (Progress progress = Progress.start("scoring", work, console)) {
      if (writer == null) {
        return spark.createDataFrame(rows.collectAsList(), ScoreRow.SCHEMA);
      }
      // Rows are small: many images share a file.
      writer.write(rows.repartition(Math.toIntExact(1 + total / ROWS_PER_FILE)));
      return TableReader.read(spark, folder(output).location());
    }
  }

  private RowWriter writer(String output) throws IOException {
    return new RowWriter(spark, folder(output), ROWS_PER_FILE);
  }

  private OutputFolder folder(String output) {
    return new OutputFolder(output, context.hadoopConfiguration())
        .requireReachable(context.master(), run.output().shared());
  }

  private Broadcast<SerializableConfiguration> shared() {
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }
}
