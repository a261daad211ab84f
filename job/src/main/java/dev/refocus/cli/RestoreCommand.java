package dev.refocus.cli;

import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.options.InputOptions;
import dev.refocus.cli.options.KernelOptions;
import dev.refocus.cli.options.ModelOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.cli.table.ForeseenTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.FitSettings;
import dev.refocus.config.RunConfig;
import dev.refocus.config.RunSettings;
import dev.refocus.config.Settings;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.dispatch.export.ExportJob;
import dev.refocus.dispatch.export.RowChoice;
import dev.refocus.dispatch.restore.DryRun;
import dev.refocus.dispatch.restore.RestoreJob;
import dev.refocus.dispatch.restore.RestoreRequest;
import dev.refocus.dispatch.restore.RunSummary;
import dev.refocus.export.ExportForm;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code refocus restore}: a folder of images to a Parquet table. */
@Command(
    name = "restore",
    description = "Restores every image of a folder and writes a Parquet row for each.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private InputOptions inputs;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "URI",
      description =
          "Folder for the table: empty, absent, or of an earlier run, which then continues.")
  private String output;

  @Option(
      names = "--retry-failed",
      description = "Try again the images that failed in an earlier run.")
  private boolean retryFailed;

  @Option(
      names = "--prune",
      description = "Drop the rows of inputs that are gone from --input (output.prune).")
  private boolean prune;

  @Option(
      names = "--strict",
      description =
          "End with exit code 2 also for failures that only earlier runs had and told of.")
  private boolean strict;

  @Option(
      names = "--max-core-hours",
      paramLabel = "N",
      description =
          "Begin no other image after N core-hours; the same command continues (run.max-core-hours).")
  private String maxCoreHours;

  @Option(
      names = "--share-kernel",
      paramLabel = "WHO",
      description =
          "Who pools what images tell of their kernel: none, folder, camera (by EXIF) or cluster (alike estimates) (fit.share-kernel).")
  private String share;

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description =
          "Write the HR images as PNG files too, as refocus export OUTPUT FOLDER does afterwards.")
  private String export;

  @Option(
      names = "--dry-run",
      description = "List what would be restored, skipped and refused; write nothing.")
  private boolean dryRun;

  @Mixin private ConfigOptions config;

  @Mixin private KernelOptions kernel;

  @Mixin private ModelOptions models;

  @Mixin private SparkOptions spark;

  @Option(names = "--json", description = "Print the table as JSON lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = inputs.applied(models.applied(config.settings()));
    if (share != null) {
      settings.set(FitSettings.SHARE.key(), share);
    }
    if (maxCoreHours != null) {
      settings.set(RunSettings.MAX_CORE_HOURS.key(), maxCoreHours);
    }
    if (prune) {
      settings.set(RunSettings.PRUNE.key(), "true");
    }
    FitConfig fit = kernel.applied(settings.fit());
    RunConfig run = settings.run();
    try (ProgressConsole err = new ProgressConsole(spec.commandLine().getErr());
        SparkSession session = spark.open(err, fit)) {
      FitConfig chosen =
          NetworkChoice.applied(fit, settings, session.sparkContext().hadoopConfiguration());
      RestoreRequest request = new RestoreRequest(inputs.request(fit.seed()), output, retryFailed);
      if (dryRun) {
        return report(new DryRun(session, chosen, run, err).of(request));
      }
      Optional<ExportJob> files =
          export == null
              ? Optional.empty()
              : Optional.of(
                  new ExportJob(session, run, output, "--export", export, err).requireUsable());
      RestoreJob job = new RestoreJob(session, chosen, run, err);
      int restored = report(job.run(request), err);
      return files.isEmpty() ? restored : Math.max(restored, export(files.get(), err));
    }
  }

  private static int export(ExportJob files, ProgressConsole err) throws IOException {
    return ExportCommand.report(files.run(RowChoice.ALL, ExportForm.DEFAULT), err);
  }

  private int report(DryRun.Result foreseen) {
    CommandLine command = spec.commandLine();
    ForeseenTable.print(foreseen, json, command.getOut(), command.getErr());
    return ExitCode.RESTORED;
  }

  private int report(RunSummary summary, ProgressConsole err) throws IOException {
    RestoreReport report = new RestoreReport(summary, spec.commandLine().getOut(), err);
    report.print(json);
    int code = report.exitCode(strict);
    report.printNext(export != null);
    return code;
  }
}
