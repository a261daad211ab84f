package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.cli.options.ModelOptions;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.cli.table.ScoreLine;
import dev.refocus.cli.table.ScoreTable;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.InputPath;
import dev.refocus.dispatch.score.ScoreJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus score}: images, or a finished run, to scores; nothing is restored. */
@Command(
    name = "score",
    description = "Scores images, or the HR images of a finished run, without restoring.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Folders, files or globs; or the output of restore: s3a://, file: or a path.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "URI",
      description = "Folder for the table; must be empty or absent (default: print only).")
  private String output;

  @Mixin private ModelOptions models;

  @Mixin private SettingsOptions options;

  @Mixin private SparkOptions spark;

  @Option(names = "--json", description = "Print the table as JSON lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = models.applied(options.settings());
    RunConfig run = settings.run();
    try (SparkSession session = spark.open(spec.commandLine().getErr())) {
      ScoreJob job = new ScoreJob(session, run, spec.commandLine().getErr());
      return report(isRun(session) ? ofRun(job, session) : ofFiles(job, session, run));
    }
  }

  private boolean isRun(SparkSession session) {
    return inputs.size() == 1 && firstInput(session).committed();
  }

  private Dataset<Row> ofRun(ScoreJob job, SparkSession session) throws IOException {
    return job.run(TableReader.read(session, firstInput(session).location()), output);
  }

  private OutputFolder firstInput(SparkSession session) {
    return new OutputFolder(
        InputPath.of(inputs.get(0)).toString(), session.sparkContext().hadoopConfiguration());
  }

  private Dataset<Row> ofFiles(ScoreJob job, SparkSession session, RunConfig run)
      throws IOException {
    List<ImageRef> files =
        new ImageListing(
                session.sparkContext().hadoopConfiguration(),
                run.inputs().extensions(),
                spec.commandLine().getErr())
            .list("INPUT", inputs);
    List<ImageRef> images = files.stream().filter(ImageRef::named).toList();
    if (images.size() < files.size()) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "%d files have names that do not end like an image's%n",
              files.size() - images.size());
    }
    return job.files(images, output);
  }

  private int report(Dataset<Row> table) {
    List<ScoreLine> lines = ScoreLine.of(table);
    ScoreTable.print(lines, json, spec.commandLine().getOut());
    long failed = lines.stream().filter(ScoreLine::failed).count();
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%d images, %d failed%s%n",
            lines.size(),
            failed,
            output == null ? "" : "; in " + Printable.of(output));
    return failed == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }
}
