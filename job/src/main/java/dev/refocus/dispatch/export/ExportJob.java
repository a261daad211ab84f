package dev.refocus.dispatch.export;

import dev.refocus.UsageException;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.Work;
import dev.refocus.export.ExportForm;
import dev.refocus.export.ExportSource;
import dev.refocus.export.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** HR images of a finished run as files. */
public final class ExportJob {
  /** Shows that what is in a folder is an export's, and may be replaced by one. */
  private static final String MARK = "_EXPORT.json";

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final RunConfig run;
  private final PrintWriter console;
  private final OutputFolder restored;
  private final OutputFolder folder;

  /**
   * A job that writes the HR images of a table as files.
   *
   * @param table the output of a run that has finished by the time of {@link #run}
   * @param option that names the folder, for messages
   * @param folder empty, absent, or of an earlier export
   * @param console takes the progress line
   * @throws UsageException if the folder cannot be one of files; nothing is written
   */
  public ExportJob(
      SparkSession spark,
      RunConfig run,
      String table,
      String option,
      String folder,
      PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.run = run;
    this.console = console;
    this.restored = new OutputFolder("RUN", table, hadoop());
    this.folder =
        new OutputFolder(option, folder, hadoop())
            .requireReachable(context.master(), run.output().shared());
    // Spark would read files below a table as its parts.
    if ((this.folder.location() + "/").startsWith(restored.location() + "/")) {
      throw new UsageException(
          "%s %s: lies in the run's own folder; name another".formatted(option, folder));
    }
  }

  /**
   * Proves before hours of work that files can be kept.
   *
   * @throws UsageException if the folder holds something else or is not writable
   */
  public ExportJob requireUsable() throws IOException {
    folder.requireEmptyOrMarked(MARK);
    byte[] mark = "{\"version\":1}\n".getBytes(StandardCharsets.UTF_8);
    new PictureFolder(folder.location(), hadoop()).put(MARK, mark);
    return this;
  }

  /**
   * Writes the files that are not there yet.
   *
   * @throws UsageException if the table is none, or the choice is none over its rows
   */
  public ExportSummary run(RowChoice choice, ExportForm form) throws IOException {
    if (!restored.committed()) {
      throw new UsageException(
          "RUN %s: is no output of a finished run; name the --output of refocus restore"
              .formatted(restored));
    }
    Dataset<Row> rows = TableReader.restored(spark, restored.location());
    Dataset<Row> chosen = choice.of(rows);
    long count = chosen.count();
    requireUsable();
    context.setJobDescription(
        String.format(Locale.ROOT, "Refocus: %d images of %s to files", count, restored));
    List<ExportSource> sources = sources(rows);
    FileNames names = new FileNames(form.template(), form.format(), sources);
    ExportCount files = put(chosen, count, form, names);
    return new ExportSummary(sources.size(), count, files, folder.toString());
  }

  private static List<ExportSource> sources(Dataset<Row> rows) {
    return rows.selectExpr(ExportRow.NAME_COLUMNS).collectAsList().stream()
        .map(row -> new ExportRow(row).source())
        .toList();
  }

  private ExportCount put(Dataset<Row> chosen, long count, ExportForm form, FileNames names) {
    Counters counters = Counters.of(spark.sparkContext());
    ExportPartition partition =
        new ExportPartition(
            form,
            run,
            folder.location(),
            context.broadcast(names),
            context.broadcast(new SerializableConfiguration(hadoop())),
            counters);
    Work work = Work.of(count, counters);
    try (Progress progress = Progress.start("writing files", work, console)) {
      return chosen
          .selectExpr(ExportRow.COLUMNS)
          .javaRDD()
          .mapPartitions(partition)
          .collect()
          .stream()
          .reduce(ExportCount.NONE, ExportCount::plus);
    }
  }

  private Configuration hadoop() {
    return context.hadoopConfiguration();
  }
}
