package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.cli.table.CaseJson;
import dev.refocus.cli.table.GroupJson;
import dev.refocus.config.FitConfig;
import dev.refocus.config.FitSettings;
import dev.refocus.config.Profile;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.discover.ImageListing;
import dev.refocus.dispatch.evaluate.CaseExport;
import dev.refocus.dispatch.evaluate.EvaluateJob;
import dev.refocus.dispatch.evaluate.Peers;
import dev.refocus.dispatch.evaluate.TrialListing;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.report.BenchmarkReport;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.report.ResultGroup;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code evaluate} for restorations: known images are degraded, restored and compared with the
 * truth.
 */
final class RestorationEvaluation {
  private final BenchmarkSpec benchmark;
  private final String root;
  private final RunConfig run;
  private final TrialOptions options;
  private final Settings settings;
  private final CommandSpec command;

  /**
   * @param root folder to which images are relative
   * @param command what was typed; its streams take the summary
   */
  RestorationEvaluation(
      BenchmarkSpec benchmark,
      String root,
      RunConfig run,
      TrialOptions options,
      Settings settings,
      CommandSpec command) {
    this.benchmark = benchmark;
    this.root = root;
    this.run = run;
    this.options = options;
    this.settings = settings;
    this.command = command;
  }

  /**
   * Runs the chosen cases and prints what came of them.
   *
   * @param output folder for the table, or null for the benchmark's own
   * @param against output of an earlier run, or null
   * @return the exit code
   */
  int run(SparkSession session, String output, String against, boolean json) throws IOException {
    List<Trial> trials = options.selection().of(listing(session).list(benchmark));
    String folder = output == null ? "target/evaluate/" + benchmark.name() : output;
    EvaluateJob job = new EvaluateJob(session, run, reproduction(), err());
    List<CaseResult> earlier = against == null ? List.of() : job.results(against);
    List<CaseResult> results =
        options.namesCases() ? job.draw(trials, folder) : job.run(trials, folder, options.drawn());
    if (json) {
      printJson(results);
    } else {
      printReport(results, earlier, against);
    }
    return exitCode(results, folder);
  }

  /**
   * Writes the LR images of the chosen cases and restores nothing.
   *
   * @return the exit code
   */
  int export(SparkSession session) throws IOException {
    List<BenchmarkCase> cases =
        options.selection().of(listing(session).list(benchmark)).stream()
            .map(Trial::benchmarkCase)
            .distinct()
            .toList();
    long failed = new CaseExport(session, run, options.export()).write(cases, err());
    return ended(cases.size(), failed, options.export());
  }

  private TrialListing listing(SparkSession session) {
    ImageListing images =
        new ImageListing(
            session.sparkContext().hadoopConfiguration(), run.inputs().extensions(), err());
    return new TrialListing(
        images,
        root,
        options.profiles(),
        options.seeds(),
        (scale, profile, seed) ->
            NetworkChoice.applied(
                config(scale, profile, seed),
                settings,
                session.sparkContext().hadoopConfiguration()),
        Peers.of(options.peers(), images, run.times().secondsPerImage()));
  }

  private FitConfig config(int scale, Profile profile, Long seed) {
    Settings all = settings.copy().set(FitSettings.SCALE.key(), Integer.toString(scale));
    all.set(FitSettings.WIDTH.key(), FitSettings.WIDTH.defaultText());
    if (profile != null) {
      all.set(FitSettings.PROFILE.key(), profile.name());
    }
    if (seed != null) {
      all.set(FitSettings.SEED.key(), Long.toString(seed));
    }
    return all.fit();
  }

  /** What was typed, without what chooses cases, fits and the form of the output. */
  private String reproduction() {
    List<String> kept = new ArrayList<>(List.of("deploy/refocus"));
    kept.addAll(
        ReproducibleArguments.of(
            command.commandLine().getParent().getParseResult().originalArgs()));
    return Arguments.shell(kept);
  }

  private void printJson(List<CaseResult> results) {
    results.forEach(result -> out().println(CaseJson.of(result)));
    ResultGroup.of(results).forEach(group -> out().println(GroupJson.of(group)));
    out().flush();
  }

  private void printReport(List<CaseResult> results, List<CaseResult> earlier, String against) {
    BenchmarkReport report = new BenchmarkReport(results, out());
    report.print();
    if (against != null) {
      report.printAgainst(earlier, against);
    }
  }

  private int exitCode(List<CaseResult> results, String folder) {
    return ended(results.size(), results.stream().filter(CaseResult::failed).count(), folder);
  }

  private int ended(int cases, long failed, String folder) {
    err().printf(Locale.ROOT, "%d cases, %d failed; in %s%n", cases, failed, Printable.of(folder));
    return failed == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
