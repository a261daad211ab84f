package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.cli.options.ConfigOptions;
import dev.refocus.cli.table.CauseLines;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.cli.table.ResultLines;
import dev.refocus.cli.table.ResultTable;
import dev.refocus.cli.table.TruthTable;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Settings;
import dev.refocus.demo.DemoImages;
import dev.refocus.demo.Gallery;
import dev.refocus.demo.LocalS3Server;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.executor.NetworkChoice;
import dev.refocus.dispatch.report.ReportJob;
import dev.refocus.dispatch.report.ReportOptions;
import dev.refocus.dispatch.restore.RestoreJob;
import dev.refocus.dispatch.restore.RestoreRequest;
import dev.refocus.dispatch.restore.RunSummary;
import dev.refocus.evaluate.Comparison;
import dev.refocus.fit.model.Kernel;
import dev.refocus.row.WeightsColumn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code refocus demo}: the whole way, from images in an S3 bucket to a table in another. */
@Command(
    name = "demo",
    description = "Starts a local S3 server, restores sample images on it and draws the results.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  private static final String INPUT = "s3a://archive/demo";
  private static final String OUTPUT = "s3a://restored/demo";

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description =
          "Folder with lr/NAME.png and, where known, hr/NAME.png and kernel/NAME.csv (default: datasets/demo).")
  private Path images;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "target/demo",
      description = "Local folder for the pictures (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Print the table as JSON lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.settings();
    FitConfig fit = NetworkChoice.applied(settings.fit(), settings, new Configuration());
    RunConfig run = settings.run();
    DemoImages samples = new DemoImages(images == null ? home().resolve("datasets/demo") : images);
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressConsole console = new ProgressConsole(err);
        LocalS3Server server =
            Progress.during(
                "starting the S3 server",
                console,
                () -> LocalS3Server.start(home(), "archive", "restored"));
        SparkSession spark =
            Progress.during(
                "starting Spark",
                console,
                () -> SparkSessions.open("local[*]", sparkSettings(server)))) {
      samples.upload(INPUT, spark.sparkContext().hadoopConfiguration());
      console.printf(
          Locale.ROOT, "%d images in %s on %s%n", samples.names().size(), INPUT, server.endpoint());
      RunSummary summary =
          new RestoreJob(spark, fit, run, console).run(RestoreRequest.everything(INPUT, OUTPUT));
      Map<String, Comparison> comparisons =
          Progress.during("drawing pictures", console, () -> draw(summary, samples));
      int exitCode = report(summary, comparisons);
      page(new ReportJob(spark, run, ReportOptions.DEFAULT, console));
      // The log lies on the server, which ends before the console does.
      console.close();
      return exitCode;
    }
  }

  private static Path home() {
    String home = System.getProperty("refocus.home");
    if (home == null) {
      throw new UsageException(
          "the demo needs the checkout: start it with deploy/refocus, or set -Drefocus.home");
    }
    return Path.of(home);
  }

  private static Map<String, String> sparkSettings(LocalS3Server server) {
    Map<String, String> settings = new HashMap<>();
    server.hadoopSettings().forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    return settings;
  }

  private void page(ReportJob job) throws IOException {
    job.write(OUTPUT, null, "file:" + folder().resolve("index.html"));
    spec.commandLine().getErr().println("report: " + folder().resolve("index.html"));
  }

  private Path folder() {
    return output.toAbsolutePath().normalize();
  }

  private int report(RunSummary summary, Map<String, Comparison> comparisons) {
    Iterator<ResultLine> lines = ResultLines.of(summary.table());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      lines.forEachRemaining(line -> out.println(TruthTable.json(line, comparisons)));
    } else {
      ResultTable.print(lines, false, out);
      TruthTable.print(comparisons, out);
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    CauseLines.print(summary.untold(), err);
    err.println(summary);
    err.println("pictures: " + folder());
    return ExitCode.of(summary);
  }

  /** Pictures of every restored image; the comparisons by image name. */
  private Map<String, Comparison> draw(RunSummary summary, DemoImages samples) throws IOException {
    Gallery gallery = new Gallery(output, samples);
    Map<String, Comparison> comparisons = new TreeMap<>();
    Iterator<Row> rows =
        summary
            .table()
            .where("hr IS NOT NULL")
            .selectExpr("uri", "hr.bytes", "kernel.size", "kernel.weights")
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      String name = TruthTable.name(row.getAs("uri"));
      Kernel kernel = new Kernel(row.getAs("size"), WeightsColumn.of(row));
      gallery
          .add(name, row.getAs("bytes"), kernel)
          .ifPresent(comparison -> comparisons.put(name, comparison));
    }
    return comparisons;
  }
}
