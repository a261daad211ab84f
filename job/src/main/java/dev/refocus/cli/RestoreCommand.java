package dev.refocus.cli;

import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.options.ModelOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.cli.table.ResultLines;
import dev.refocus.cli.table.ResultTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.RunSettings;
import dev.refocus.config.Settings;
import dev.refocus.dispatch.restore.RestoreJob;
import dev.refocus.dispatch.restore.RunSummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
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
  @Option(
      names = "--input",
      required = true,
      paramLabel = "URI",
      description = "Folder (searched in depth), file or glob: s3a://, hdfs://, file: or a path.")
  private String input;

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
      names = "--pages",
      paramLabel = "WHICH",
      description = "Pages of a TIFF to restore: first, or all with a row for each (input.pages).")
  private String pages;

  @Mixin private ConfigOptions config;

  @Mixin private ModelOptions models;

  @Mixin private SparkOptions spark;

  @Option(names = "--json", description = "Print the table as JSON lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = models.applied(config.settings());
    if (pages != null) {
      settings.set(RunSettings.PAGES.key(), pages);
    }
    FitConfig fit = settings.fit();
    RunConfig run = settings.run();
    try (SparkSession session = spark.open()) {
      RestoreJob job = new RestoreJob(session, fit, run, spec.commandLine().getErr());
      return report(job.run(input, output, retryFailed));
    }
  }

  private int report(RunSummary summary) {
    ResultTable.print(ResultLines.of(summary.table()), json, spec.commandLine().getOut());
    spec.commandLine().getErr().println(summary);
    return ExitCode.of(summary);
  }
}
