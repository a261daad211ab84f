package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.cli.options.SettingsOptions;
import dev.refocus.cli.options.SparkOptions;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.export.ExportJob;
import dev.refocus.dispatch.export.ExportSummary;
import dev.refocus.dispatch.export.RowChoice;
import dev.refocus.export.ExportForm;
import dev.refocus.export.KernelFormat;
import dev.refocus.export.NameTemplate;
import dev.refocus.export.PictureFormat;
import dev.refocus.row.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus export}: HR images of a finished run as files. */
@Command(
    name = "export",
    description = {
      "Writes the HR images of a finished run as files: sRGB, upright, with the original's date, author and copyright (EXIF).",
      "They print as large as the originals: the dpi is the original's times the scale.",
      "The same command goes on where it was: files that are there already stay."
    },
    footer = {
      "%nExample: the trusted images as JPEGs, in the folders that the archive has:",
      "  refocus export restored/ pictures/ --format jpeg --status restored"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The --output of refocus restore.")
  private String table;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description =
          "Folder for the files: empty, absent, or of an earlier export: s3a://, hdfs://, file: or a path.")
  private String folder;

  @Option(
      names = "--name",
      paramLabel = "TEMPLATE",
      defaultValue = NameTemplate.DEFAULT,
      description = {
        "Names of the files (default: ${DEFAULT-VALUE}). {path}: the archive's folders; {name}: the original's name without its ending;",
        "{suffix}: empty where the name is one image's alone, else what tells them apart: logo.png and logo.jpg become logo.png and logo-jpg.png;",
        "{scale}; {ext}."
      })
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "png",
      description =
          "png (as the run has them, 8 or 16 bits) or jpeg (8 bits, opacity on white) (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--quality",
      paramLabel = "N",
      defaultValue = "" + ExportForm.QUALITY,
      description = "Quality of a JPEG, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int quality;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      defaultValue = "restored,degraded",
      description = "Rows of these statuses only (default: ${DEFAULT-VALUE}).")
  private List<Status> statuses;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      description = "Rows of at least this kernel_confidence only, 0 to 1.")
  private Double minConfidence;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "Rows that meet a condition over the table's columns only, such as \"input.width > 1000\".")
  private String where;

  @Option(
      names = "--kernels",
      paramLabel = "FORMAT",
      description =
          "The kernels too, beside the images: csv (NAME.kernel.csv) or png (NAME.kernel.png).")
  private KernelFormat kernels;

  @Option(
      names = "--gps",
      description =
          "Say in the files where the pictures were taken. The originals are read again for it: the table does not keep it.")
  private boolean gps;

  @Mixin private SettingsOptions options;

  @Mixin private SparkOptions spark;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunConfig run = options.settings().run();
    ExportForm form =
        new ExportForm(
            new NameTemplate(name), PictureFormat.of("--format", format), quality, kernels, gps);
    RowChoice choice = new RowChoice(statuses, minConfidence, where);
    try (ProgressConsole err = new ProgressConsole(spec.commandLine().getErr());
        SparkSession session = spark.open(err)) {
      ExportJob job = new ExportJob(session, run, table, "FOLDER", folder, err);
      return report(job.run(choice, form), err);
    }
  }

  /** Says what became of the images. */
  static int report(ExportSummary summary, PrintWriter err) {
    summary.files().reasons().forEach(reason -> err.println("failed: " + Printable.line(reason)));
    err.println(summary);
    return summary.files().failed() == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }
}
