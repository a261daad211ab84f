package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.cli.options.ModelOptions;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.evaluate.opinion.OpinionSpec;
import dev.refocus.evaluate.vote.EloRatings;
import dev.refocus.evaluate.vote.EloReport;
import dev.refocus.evaluate.vote.Votes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus evaluate}: a benchmark specification to a Parquet table and its summary. */
@Command(
    name = "evaluate",
    description =
        "Degrades known images, restores them and compares with the truth; or compares scores with opinions; or rates methods by votes.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SPECIFICATION",
      arity = "0..1",
      description =
          "The specification, such as datasets/demo.yaml; datasets/README.md describes it.")
  private Path specification;

  @Option(
      names = "--images",
      paramLabel = "URI",
      description = "Folder to which images are relative (default: the specification's).")
  private String images;

  @Option(
      names = "--output",
      paramLabel = "URI",
      description =
          "Folder for the table (default: target/evaluate/NAME). Cases that it holds do not run again.")
  private String output;

  @Mixin private TrialOptions trials;

  @Option(
      names = "--against",
      paramLabel = "URI",
      description = "Output of an earlier run, to compare with case by case.")
  private String against;

  @Option(
      names = "--votes",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Rate methods by the votes that pages of report --vote saved, instead of running a specification.")
  private List<Path> votes = new ArrayList<>();

  @Mixin private ModelOptions models;

  @Mixin private SettingsOptions options;

  @Mixin private SparkOptions spark;

  @Option(
      names = "--json",
      description = "Print every case, then every group, as a JSON line instead of the summary.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (votes.isEmpty() == (specification == null)) {
      throw new UsageException("evaluate: name either a SPECIFICATION or --votes FILE");
    }
    if (specification == null) {
      return preferences();
    }
    return OpinionSpec.describes(specification) ? scores() : restorations();
  }

  private int preferences() {
    Votes read = Votes.read(votes);
    EloReport.print(EloRatings.of(read), json, spec.commandLine().getOut());
    spec.commandLine()
        .getErr()
        .printf(Locale.ROOT, "%d votes of %d voters%n", read.count(), read.voters());
    return ExitCode.RESTORED;
  }

  private int scores() throws IOException {
    requireNoneOfRestorations();
    RunConfig run = models.applied(options.settings()).run();
    try (SparkSession session = spark.open(spec.commandLine().getErr())) {
      return new OpinionEvaluation(
              OpinionSpec.read(specification),
              imageFolder(),
              run,
              output,
              spec.commandLine().getOut(),
              spec.commandLine().getErr())
          .run(session, json);
    }
  }

  private void requireNoneOfRestorations() {
    if (trials.given() || against != null) {
      throw new UsageException(
          "--case, --every, --limit, --profile, --peer, --export-cases, --seed, --seeds, --against: apply to benchmarks of restoration, and %s holds opinions"
              .formatted(specification));
    }
  }

  private String imageFolder() {
    return images == null ? specification.toAbsolutePath().getParent().toString() : images;
  }

  private int restorations() throws IOException {
    BenchmarkSpec benchmark = BenchmarkSpec.read(specification);
    Settings settings = trials.applied(models.applied(options.settings()));
    RunConfig run = settings.run();
    try (SparkSession session = spark.open(spec.commandLine().getErr())) {
      RestorationEvaluation evaluation =
          new RestorationEvaluation(benchmark, imageFolder(), run, trials, settings, spec);
      return trials.export() == null
          ? evaluation.run(session, output, against, json)
          : evaluation.export(session);
    }
  }
}
