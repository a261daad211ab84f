package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.cli.options.ModelOptions;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.cli.table.CaseJson;
import dev.refocus.cli.table.GroupJson;
import dev.refocus.config.FitConfig;
import dev.refocus.config.FitSettings;
import dev.refocus.config.Profile;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.discover.ImageListing;
import dev.refocus.dispatch.evaluate.EvaluateJob;
import dev.refocus.dispatch.evaluate.TrialListing;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.opinion.OpinionSpec;
import dev.refocus.evaluate.report.BenchmarkReport;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.report.ResultGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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
        "Degrades known images, restores them and compares with the truth, or compares scores with opinions.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SPECIFICATION",
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

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "Run only this case and draw pictures in the output; repeatable.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "URI",
      description = "Output of an earlier run, to compare with case by case.")
  private String against;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Run only every Nth case.")
  private int every;

  @Option(names = "--limit", paramLabel = "N", description = "Run only the first N of these cases.")
  private Integer limit;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Profile to use instead of the specification's; repeatable.")
  private List<Profile> profiles = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed to use instead of the specification's; repeatable.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description =
          "Use seeds 0 to K - 1 instead of the specification's, to see how far results spread.")
  private Integer spread;

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
    return OpinionSpec.describes(specification) ? scores() : restorations();
  }

  private int scores() throws IOException {
    requireNoneOfRestorations();
    RunConfig run = models.applied(options.settings()).run();
    try (SparkSession session = spark.open()) {
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
    boolean any = !cases.isEmpty() || !profiles.isEmpty() || !seeds.isEmpty() || every != 1;
    if (any || spread != null || limit != null || against != null) {
      throw new UsageException(
          "--case, --every, --limit, --profile, --seed, --seeds, --against: apply to benchmarks of restoration, and %s holds opinions"
              .formatted(specification));
    }
  }

  private String imageFolder() {
    return images == null ? specification.toAbsolutePath().getParent().toString() : images;
  }

  private int restorations() throws IOException {
    BenchmarkSpec benchmark = BenchmarkSpec.read(specification);
    RunConfig run = options.settings().run();
    try (SparkSession session = spark.open()) {
      List<Trial> trials = selection().of(listing(session, run).list(benchmark));
      String folder = output == null ? "target/evaluate/" + benchmark.name() : output;
      EvaluateJob job = new EvaluateJob(session, run, command(), spec.commandLine().getErr());
      List<CaseResult> earlier = against == null ? List.of() : job.results(against);
      List<CaseResult> results =
          cases.isEmpty() ? job.run(trials, folder) : job.draw(trials, folder);
      return report(results, earlier, folder);
    }
  }

  private TrialSelection selection() {
    if (every < 1 || (limit != null && limit < 1)) {
      throw new UsageException(
          String.format(Locale.ROOT, "--every %d, --limit %s: must be 1 or more", every, limit));
    }
    return new TrialSelection(cases, every, limit == null ? Integer.MAX_VALUE : limit);
  }

  private TrialListing listing(SparkSession session, RunConfig run) {
    return new TrialListing(
        new ImageListing(
            session.sparkContext().hadoopConfiguration(),
            run.extensions(),
            spec.commandLine().getErr()),
        imageFolder(),
        profiles,
        seeds(),
        this::config);
  }

  private List<Long> seeds() {
    if (spread == null) {
      return seeds;
    }
    if (spread < 1 || !seeds.isEmpty()) {
      throw new UsageException(
          String.format(Locale.ROOT, "--seeds %d: must be 1 or more, without --seed", spread));
    }
    return LongStream.range(0, spread).boxed().toList();
  }

  private FitConfig config(int scale, Profile profile, Long seed) {
    Settings settings = options.settings().set(FitSettings.SCALE.key(), Integer.toString(scale));
    if (profile != null) {
      settings.set(FitSettings.PROFILE.key(), profile.name());
    }
    if (seed != null) {
      settings.set(FitSettings.SEED.key(), Long.toString(seed));
    }
    return settings.fit();
  }

  /** What was typed, without what chooses cases, fits and the form of the output. */
  private String command() {
    List<String> kept = new ArrayList<>(List.of("deploy/refocus"));
    kept.addAll(
        ReproducibleArguments.of(spec.commandLine().getParent().getParseResult().originalArgs()));
    return Arguments.shell(kept);
  }

  private int report(List<CaseResult> results, List<CaseResult> earlier, String folder) {
    if (json) {
      results.forEach(result -> spec.commandLine().getOut().println(CaseJson.of(result)));
      ResultGroup.of(results)
          .forEach(group -> spec.commandLine().getOut().println(GroupJson.of(group)));
      spec.commandLine().getOut().flush();
    } else {
      BenchmarkReport report = new BenchmarkReport(results, spec.commandLine().getOut());
      report.print();
      if (against != null) {
        report.printAgainst(earlier, against);
      }
    }
    long failed = results.stream().filter(result -> result.failed()).count();
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%d cases, %d failed; in %s%n",
            results.size(),
            failed,
            Printable.of(folder));
    return failed == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }
}
