package dev.refocus.dispatch.evaluate;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.RunId;
import dev.refocus.dispatch.Work;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.row.EvaluationRow;
import dev.refocus.evaluate.row.EvaluationTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A benchmark run: from trials to a Parquet table with a row for each.
 *
 * <p>Trials run in waves. A wave's rows are committed before the next wave starts, so a run that is
 * killed keeps all but its last wave, and the next run on the same output goes on from there.
 */
public final class EvaluateJob {
  /** Trials of a wave for each task that runs at a time: little is lost, few cores wait. */
  private static final int TRIALS_PER_TASK = 4;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final RunConfig run;
  private final String command;
  private final PrintWriter console;

  /**
   * A job that runs cases of a benchmark.
   *
   * @param command that runs this benchmark; with a case added it stands in the case's row
   * @param console takes the progress line
   */
  public EvaluateJob(SparkSession spark, RunConfig run, String command, PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.run = run;
    this.command = command;
    this.console = console;
  }

  /**
   * Runs the trials that {@code output} has no sound row of.
   *
   * @param output folder; rows go to {@code cases} in it
   * @param drawn whether pictures go to {@code pictures} in it
   * @return the results of all {@code trials}, in their order
   */
  public List<CaseResult> run(List<Trial> trials, String output, boolean drawn) throws IOException {
    OutputFolder folder = folder(output + "/cases");
    RowWriter writer = new RowWriter(spark, folder, Integer.MAX_VALUE);
    Map<String, CaseResult> results = finished(folder, output);
    List<Trial> pending =
        trials.stream().filter(trial -> !results.containsKey(trial.key())).toList();
    if (pending.size() < trials.size()) {
      console.printf(
          Locale.ROOT,
          "%d of %d cases are in %s already; delete it to run them again%n",
          trials.size() - pending.size(),
          trials.size(),
          Printable.of(output));
    }
    evaluate(pending, drawn ? pictures(folder(output)) : null, rows -> writer.write(rows), results);
    return inOrder(trials, results);
  }

  /**
   * Runs every trial, whatever {@code output} holds, and draws it: pictures go to {@code pictures}
   * in it, rows nowhere.
   */
  public List<CaseResult> draw(List<Trial> trials, String output) throws IOException {
    OutputFolder folder = folder(output);
    folder.requireWritable();
    Map<String, CaseResult> results = new HashMap<>();
    evaluate(trials, pictures(folder), rows -> {}, results);
    return inOrder(trials, results);
  }

  private static String pictures(OutputFolder folder) {
    return folder.location() + "/pictures";
  }

  private OutputFolder folder(String uri) {
    return new OutputFolder(uri, context.hadoopConfiguration())
        .requireReachable(context.master(), run.output().shared());
  }

  private Map<String, CaseResult> finished(OutputFolder folder, String output) {
    Map<String, CaseResult> results = new HashMap<>();
    if (folder.committed()) {
      for (CaseResult result : results(output)) {
        if (!result.failed()) {
          results.put(result.key(), result);
        }
      }
    }
    return results;
  }

  /**
   * What an earlier run left, in any order.
   *
   * @throws UsageException if {@code output} is none's
   */
  public List<CaseResult> results(String output) {
    String cases = output + "/cases";
    if (!new OutputFolder(cases, context.hadoopConfiguration()).committed()) {
      throw new UsageException(
          "%s: is not an output of evaluate; name the folder that evaluate printed"
              .formatted(output));
    }
    Dataset<Row> table = TableReader.read(spark, cases);
    if (!EvaluationTable.reads(table)) {
      throw new UsageException(
          "%s: an earlier version, which measured less, wrote these rows; delete the folder or name another"
              .formatted(output));
    }
    return EvaluationTable.results(table);
  }

  private interface Sink {
    void write(Dataset<Row> rows) throws IOException;
  }

  private void evaluate(
      List<Trial> trials, String pictures, Sink sink, Map<String, CaseResult> results)
      throws IOException {
    String runId = RunId.next();
    Counters counters = Counters.of(spark.sparkContext());
    EvaluateTask task = task(runId, pictures, counters);
    Work work = Work.of(trials.size(), counters);
    try (Progress progress = Progress.start("evaluating", work, console)) {
      int size = TRIALS_PER_TASK * context.defaultParallelism();
      for (int from = 0; from < trials.size(); from += size) {
        List<Trial> wave = trials.subList(from, Math.min(from + size, trials.size()));
        describe(runId, from, wave.size(), trials.size());
        Dataset<Row> rows = wave(wave, task);
        sink.write(rows);
        EvaluationTable.results(rows).forEach(result -> results.put(result.key(), result));
      }
    }
  }

  private EvaluateTask task(String runId, String pictures, Counters counters) {
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    return new EvaluateTask(run, runId, command, pictures, context.broadcast(hadoop), counters);
  }

  private void describe(String runId, int from, int count, int all) {
    context.setJobDescription(
        String.format(
            Locale.ROOT, "Refocus %s: cases %d to %d of %d", runId, from + 1, from + count, all));
  }

  /** The rows of a wave, on the driver: they are small, and one file holds them. */
  private Dataset<Row> wave(List<Trial> wave, EvaluateTask task) {
    // A copy: a part of a list drags the whole of it along.
    List<Trial> own = List.copyOf(wave);
    List<Row> rows = context.parallelize(own, own.size()).map(task).collect();
    return spark.createDataFrame(rows, EvaluationRow.SCHEMA).coalesce(1);
  }

  private static List<CaseResult> inOrder(List<Trial> trials, Map<String, CaseResult> results) {
    return trials.stream().map(trial -> results.get(trial.key())).filter(Objects::nonNull).toList();
  }
}
