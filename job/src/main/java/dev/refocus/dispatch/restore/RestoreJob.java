package dev.refocus.dispatch.restore;

import dev.refocus.BudgetSpentException;
import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.RunSettings;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.choice.Selected;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.RunId;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.inputs.RunInputs;
import dev.refocus.dispatch.restore.RestoreWork.Place;
import dev.refocus.dispatch.share.KernelSharing;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The run: from a folder of images to a Parquet table with one row for each. */
public final class RestoreJob {
  /** Another driver that ends at the same moment may take finished images along. */
  private static final int ATTEMPTS = 3;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final FitConfig fit;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * A job that restores images into a table.
   *
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
   * Restores every input that the output has no row of.
   *
   * @throws dev.refocus.UsageException if the input or the output cannot be used; nothing is
   *     written
   * @throws IllegalStateException if inputs have no row in the end
   */
  public RunSummary run(RestoreRequest request) throws IOException {
    String runId = RunId.next();
    String output = request.output();
    Configuration hadoop = context.hadoopConfiguration();
    ScoringWorker.requireModels(run, hadoop);
    Selected inputs =
        Progress.during(
            "listing",
            console,
            () -> new RunInputs(spark, run, console).of(request.inputs(), request.output()));
    requireWhole(inputs);
    List<ImageRef> images = inputs.refs();
    OutputFolder folder =
        new OutputFolder(output, hadoop).requireReachable(context.master(), run.output().shared());
    RestoredTable table = new RestoredTable(spark, folder, fit, run);

    keepLog(folder, runId, request.place());
    Optional<Instant> before =
        Manifest.read(folder).map(manifest -> Instant.parse(manifest.committedAt()));
    List<ImageRef> pending =
        Progress.during(
            "looking for finished images",
            console,
            () -> table.pending(images, request.retryFailed()));
    report(images.size(), pending.size(), output);
    ScoringWorker.warn(run, hadoop, console);
    FitWorker.tell(fit.profile(), context.isLocal(), console);
    KernelSharing sharing = new KernelSharing(spark, fit, folder);
    RestoreWork work =
        new RestoreWork(
            context,
            fit,
            run,
            new Place(runId, request.place(), images.size(), folder.location()),
            table,
            sharing,
            console);
    long gone = run.output().prune() ? table.gone(images) : 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<ImageRef> left = work.restore(pending, attempt == 0 ? images : List.of());
      Optional<Manifest> manifest =
          Progress.during("writing the table", console, () -> table.commit(runId, inputs));
      if (!left.isEmpty()) {
        throw spent(output, images.size() - left.size(), images.size());
      }
      pending = manifest.isPresent() ? List.of() : table.missing(images);
      if (manifest.isPresent()) {
        sharing.forget();
        reportDropped(gone);
        return new RunSummary(
            runId,
            output,
            manifest.get(),
            before,
            () -> TableReader.read(spark, folder.location()));
      }
    }
    throw incomplete(output, pending.size(), images.size());
  }

  private void keepLog(OutputFolder folder, String runId, String input) {
    ProgressConsole.log(console, "run %s: %s to %s".formatted(runId, input, folder));
    ProgressConsole.log(console, "config_id %s: %s".formatted(fit.id(), fit.settings()));
    ProgressConsole.keepLog(console, log -> folder.putLog(runId, log));
  }

  private void requireWhole(Selected inputs) {
    if (run.output().prune() && !inputs.leftOut().isEmpty()) {
      throw new UsageException(
          "--prune: with %s it would drop the rows of what these leave out; use one of them"
              .formatted(String.join(" and ", inputs.leftOut().keySet())));
    }
  }

  private BudgetSpentException spent(String output, int done, int all) {
    return new BudgetSpentException(
        String.format(
            Locale.ROOT,
            "run.max-core-hours: the budget of %s core-hours is spent; %d of %d inputs are done, in %s; the same command continues",
            RunSettings.MAX_CORE_HOURS.type().print().apply(run.work().maxCoreHours()),
            done,
            all,
            Printable.of(output)));
  }

  private static IllegalStateException incomplete(String output, int pending, int all) {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "%s: %d of %d inputs have no row; is another run deleting there? run again when it has ended",
            output,
            pending,
            all));
  }

  private void report(int all, int pending, String output) {
    if (pending < all) {
      console.printf(
          Locale.ROOT,
          "%d of %d inputs are done already, in %s%n",
          all - pending,
          all,
          Printable.of(output));
      console.flush();
    }
  }

  private void reportDropped(long gone) {
    if (gone > 0) {
      console.printf(
          Locale.ROOT, "%d rows of inputs that are gone were dropped (output.prune)%n", gone);
      console.flush();
    }
  }
}
