package dev.refocus.dispatch.report;

import dev.refocus.UsageException;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.OwnNames;
import dev.refocus.dispatch.Progress;
import dev.refocus.report.Report;
import dev.refocus.report.ReportPage;
import dev.refocus.store.HtmlFile;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StorePath;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** A finished run to a page. */
public final class ReportJob {
  private static final String PAGE = "index.html";
  private static final String VOTE_PAGE = "vote.html";

  private final SparkSession spark;
  private final RunConfig run;
  private final ReportOptions options;
  private final PrintWriter console;

  /**
   * For one run at a time.
   *
   * @param console takes the progress line
   */
  public ReportJob(SparkSession spark, RunConfig run, ReportOptions options, PrintWriter console) {
    this.spark = spark;
    this.run = run;
    this.options = options;
    this.console = console;
  }

  /**
   * Makes the page and writes it.
   *
   * @param place output of {@code restore} or {@code evaluate}
   * @param compared the output to compare with, or null
   * @param output file or folder for the page; null for {@code _report/index.html} in the run
   * @return where the page is
   * @throws UsageException if there is no such run
   */
  public Path write(String place, String compared, String output) throws IOException {
    FinishedRun finished = finished(place);
    FinishedRun other = other(finished, place, compared);
    Path page = page(finished, output, PAGE);
    say("reading the table of %s", place);
    Report report =
        Progress.during(
            "making the page",
            console,
            () -> new ReportMaking(finished, other, options, this::say).report());
    byte[] bytes = ReportPage.of(report);
    write(page, bytes);
    say(
        "%d of %d rows with a card, %.1f MB",
        report.gallery().shown().size(), report.rows().size(), bytes.length / 1e6);
    return page;
  }

  /**
   * Makes the page on which people choose between two restorations, and writes it. Parameters as of
   * {@link #write(String, String, String)}; the page's own name is {@code vote.html}.
   *
   * @param seed of the questions' order and sides
   */
  public Path writeVote(String place, String compared, String output, long seed)
      throws IOException {
    FinishedRun finished = finished(place);
    FinishedRun other = other(finished, place, compared);
    Path page = page(finished, output, VOTE_PAGE);
    say("reading the table of %s", place);
    byte[] bytes =
        Progress.during(
            "making the page",
            console,
            () -> new VoteMaking(methods(finished, other), options).page(seed));
    write(page, bytes);
    say("%.1f MB; evaluate --votes reads what voters save", bytes.length / 1e6);
    return page;
  }

  /** Two runs' methods have the name of their run's folder before their own. */
  private static List<VoteMethod> methods(FinishedRun finished, FinishedRun other) {
    if (other == null) {
      return finished.methods();
    }
    boolean told = !name(finished).equals(name(other));
    return Stream.of(finished, other)
        .flatMap(run -> named(run, told ? name(run) : run.folder().location()))
        .toList();
  }

  private static Stream<VoteMethod> named(FinishedRun run, String name) {
    return run.methods().stream().map(method -> method.named(name + " " + method.name()));
  }

  private static String name(FinishedRun run) {
    return run.folder().path().getName();
  }

  private FinishedRun other(FinishedRun finished, String place, String compared) {
    FinishedRun other = compared == null ? null : finished(compared);
    if (other != null && !other.getClass().equals(finished.getClass())) {
      throw new UsageException(
          "--compare %s: is not of the command that wrote %s; name two runs of one command"
              .formatted(compared, place));
    }
    return other;
  }

  private void write(Path page, byte[] bytes) {
    try {
      HtmlFile.write(page.getFileSystem(hadoop()), page, bytes);
    } catch (IOException e) {
      throw StoreErrors.usage("--output", page.toString(), e);
    }
  }

  private void say(String format, Object... values) {
    console.println(String.format(Locale.ROOT, format, values));
    console.flush();
  }

  private FinishedRun finished(String place) {
    OutputFolder folder = folder(place);
    OutputFolder cases = folder(place + "/cases");
    if (cases.committed()) {
      return new FinishedEvaluation(spark, run, folder, cases, console);
    }
    if (!folder.committed()) {
      throw new UsageException(
          "%s: no finished run of restore or evaluate; name the folder that it printed, or let the same command go on"
              .formatted(place));
    }
    return new FinishedRestoration(spark, run, folder, console);
  }

  private OutputFolder folder(String place) {
    return new OutputFolder(place, hadoop());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private Path page(FinishedRun finished, String output, String name) throws IOException {
    if (output == null) {
      return new Path(new Path(finished.folder().path(), OwnNames.REPORT), name);
    }
    try {
      Path typed = StorePath.of(output);
      FileSystem files = typed.getFileSystem(hadoop());
      Path path = files.makeQualified(typed);
      boolean folder =
          output.endsWith("/") || (files.exists(path) && files.getFileStatus(path).isDirectory());
      return folder ? new Path(path, name) : path;
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage("--output", output, e);
    }
  }
}
