package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.InputPath;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.report.ReportJob;
import dev.refocus.dispatch.report.ReportOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus report}: a finished run to one HTML page. */
@Command(
    name = "report",
    description =
        "Makes one HTML page of a finished run: what became of the images, each before and after, the kernels, the scores.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      description = "Output of restore or evaluate: s3a://, hdfs://, file: or a path.")
  private String run;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The page, or a folder for it (default: RUN/_report/index.html).")
  private String output;

  @Option(
      names = "--compare",
      paramLabel = "RUN2",
      description = "Another run of the same inputs, to show which rows changed.")
  private String compared;

  @Option(
      names = "--vote",
      description =
          "Make another page, vote.html: people choose between two restorations of one image without knowing whose they are, of the run's methods, RUN2's and bicubic interpolation. evaluate --votes reads what they save.")
  private boolean vote;

  @Option(
      names = "--images",
      paramLabel = "N",
      description =
          "Rows with pictures, or questions of --vote, at most 5000 (default: ${DEFAULT-VALUE}).")
  private int images = ReportOptions.IMAGES;

  @Option(
      names = "--sample",
      description =
          "Choose these rows at random, not the least sure, slowest, best and worst besides.")
  private boolean random;

  @Option(
      names = "--side",
      paramLabel = "PIXELS",
      description =
          "Longer side of a picture: what is larger is cut, not made smaller (default: ${DEFAULT-VALUE}).")
  private int side = ReportOptions.SIDE;

  @Mixin private SettingsOptions settings;

  @Mixin private SparkOptions spark;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunConfig config = settings.settings().run();
    long seed = settings.settings().fit().seed();
    ReportOptions options = new ReportOptions(images, random, side);
    try (ProgressConsole err = new ProgressConsole(spec.commandLine().getErr());
        SparkSession session = spark.open(err)) {
      ReportJob job = new ReportJob(session, config, options, err);
      String other = compared == null ? null : place(compared);
      Path page =
          vote
              ? job.writeVote(place(run), other, output, seed)
              : job.write(place(run), other, output);
      spec.commandLine().getOut().println(Printable.of(page.toString()));
      return ExitCode.RESTORED;
    }
  }

  /** {@code 12:30} may be a folder. */
  private static String place(String typed) {
    try {
      return InputPath.of(typed).toString();
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: is neither a path nor a URI".formatted(typed), e);
    }
  }
}
