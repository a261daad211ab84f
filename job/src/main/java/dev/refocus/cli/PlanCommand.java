package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.options.InputOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.cli.table.PlanTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Settings;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.dispatch.plan.PlanJob;
import dev.refocus.plan.CostPlan;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code refocus plan}: what a run would cost, before it begins. */
@Command(
    name = "plan",
    description = {
      "Says what refocus restore would find and take: images, causes of failure, time, memory and output for each profile.",
      "It reads headers only, and restores parts of some images for at most 20 s to see how fast the machine is. It writes nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class PlanCommand implements Callable<Integer> {
  @Mixin private InputOptions inputs;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Output of a finished run, whose rows say how fast the machine is: no probe.")
  private String from;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Cores of the run (default: those that Spark has here).")
  private Integer cores;

  @Mixin private ConfigOptions config;

  @Mixin private SparkOptions spark;

  @Option(names = "--json", description = "Print the tables as JSON lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = inputs.applied(config.settings());
    if (cores != null && cores < 1) {
      throw new UsageException(String.format(Locale.ROOT, "--cores %d: must be at least 1", cores));
    }
    try (ProgressConsole err = new ProgressConsole(spec.commandLine().getErr());
        SparkSession session = spark.open(err, settings.fit())) {
      FitConfig fit =
          NetworkChoice.applied(
              settings.fit(), settings, session.sparkContext().hadoopConfiguration());
      PlanJob job = new PlanJob(session, fit, settings.run(), err);
      CostPlan plan = job.plan(inputs.request(fit.seed()), from, cores == null ? 0 : cores);
      PlanTable.print(plan, json, spec.commandLine().getOut());
    }
    return ExitCode.RESTORED;
  }
}
