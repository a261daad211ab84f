package dev.refocus.dispatch.restore;

import dev.refocus.commit.FinishedInputs;
import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.output.OutputSettings;
import dev.refocus.commit.table.TableIndex;
import dev.refocus.commit.table.TableParts;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.TaskBatches;
import dev.refocus.dispatch.inputs.RunInputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** What a run would do. Writes nothing, not even to see whether the output can be written to. */
public final class DryRun {
  private final SparkSession spark;
  private final FitConfig fit;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * A run that stops before its first image.
   *
   * @param console takes lines that count what is no input
   */
  public DryRun(SparkSession spark, FitConfig fit, RunConfig run, PrintWriter console) {
    this.spark = spark;
    this.fit = fit;
    this.run = run;
    this.console = console;
  }

  /**
   * What was foreseen.
   *
   * @param done inputs that have a row already
   * @param inputs the others, by URI
   */
  public record Result(int done, List<Foreseen> inputs) {}

  /**
   * Lists, chooses and looks at the headers of what the output lacks.
   *
   * @throws dev.refocus.UsageException if the input cannot be used, or the output was begun with
   *     other settings
   */
  public Result of(RestoreRequest request) throws IOException {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Configuration hadoop = context.hadoopConfiguration();
    List<ImageRef> images =
        new RunInputs(spark, run, console).of(request.inputs(), request.output()).refs();
    OutputFolder output = new OutputFolder(request.output(), hadoop);
    OutputSettings.requireSame(output, fit);
    FinishedInputs finished =
        new FinishedInputs(
            new Ledger(output, fit.id()), new TableParts(context, new TableIndex(spark, output)));
    List<ImageRef> pending = finished.pending(images, request.retryFailed());
    return new Result(images.size() - pending.size(), foreseen(pending, context));
  }

  private List<Foreseen> foreseen(List<ImageRef> images, JavaSparkContext context) {
    if (images.isEmpty()) {
      return List.of();
    }
    context.setJobDescription("Refocus: headers of %s files".formatted(images.size()));
    List<List<ImageRef>> batches = TaskBatches.deal(images, run.work().maxTasks());
    Foresight look =
        new Foresight(
            run,
            fit,
            context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
    return context
        .parallelize(batches, batches.size())
        .flatMap(List::iterator)
        .map(look)
        .collect()
        .stream()
        .sorted(Comparator.comparing(Foreseen::uri))
        .toList();
  }
}
