package dev.refocus.dispatch.report;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.commit.output.KernelGroups;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.report.BenchmarkPlots;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.KernelAtlas.NamedKernel;
import dev.refocus.report.Measure;
import dev.refocus.report.Pictures;
import dev.refocus.report.ReportRow;
import dev.refocus.report.RunFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A run of {@code restore}. */
final class FinishedRestoration implements FinishedRun {
  /** Of which the page has a line each; the file beside the table has them all. */
  private static final int MOST_GROUPS = 20;

  private final SparkSession spark;
  private final RunConfig run;
  private final OutputFolder folder;
  private final PrintWriter console;
  private final Dataset<Row> table;

  /**
   * Opens the table.
   *
   * @throws UsageException if its rows are not those of {@code restore}
   */
  FinishedRestoration(SparkSession spark, RunConfig run, OutputFolder folder, PrintWriter console) {
    this.spark = spark;
    this.run = run;
    this.folder = folder;
    this.console = console;
    this.table = TableReader.read(spark, folder.location());
    if (!List.of(table.columns()).contains("hr")) {
      throw new UsageException(
          "%s: holds no restored images; name the output of restore or evaluate".formatted(folder));
    }
  }

  @Override
  public OutputFolder folder() {
    return folder;
  }

  @Override
  public List<VoteMethod> methods() {
    Map<String, ReportRow> rows = VoteMaking.byImage(rows(), ReportRow::key);
    String profiles =
        rows.values().stream()
            .map(row -> row.fit().profile())
            .distinct()
            .sorted()
            .collect(Collectors.joining("+"));
    return List.of(new VoteMethod(profiles, this, rows));
  }

  @Override
  public List<Measure> measures() {
    return Measure.ofRun();
  }

  @Override
  public RunFacts facts() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, String> settings = new TreeMap<>();
    Manifest.read(folder)
        .ifPresent(
            manifest -> {
              settings.putAll(manifest.settings());
              facts.putAll(facts(manifest));
            });
    KernelGroups.read(folder).stream()
        .limit(MOST_GROUPS)
        .forEach(group -> facts.put("kernel of " + Printable.of(group.name()), words(group)));
    return new RunFacts("restore", Printable.of(folder.location()), facts, settings);
  }

  private static String words(KernelGroups.Group group) {
    return String.format(
        Locale.ROOT,
        "%d x %d, shared; %d estimates, agreement %.2f",
        group.size(),
        group.size(),
        group.members().size(),
        group.agreement());
  }

  private static Map<String, String> facts(Manifest manifest) {
    double bytes = manifest.files().stream().mapToLong(Manifest.DataFile::bytes).sum();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run", manifest.runId());
    facts.put("committed", manifest.committedAt());
    facts.put("configuration", manifest.configId());
    facts.put("inputs", Long.toString(manifest.inputs()));
    facts.put("rows", Long.toString(manifest.rows()));
    facts.put(
        "files", String.format(Locale.ROOT, "%d, %.1f MB", manifest.files().size(), bytes / 1e6));
    return facts;
  }

  @Override
  public List<ReportRow> rows() {
    return RunTable.rows(table);
  }

  @Override
  public List<NamedKernel> kernels(int most) {
    return RunTable.kernels(table, "kernel_name", "uri", most);
  }

  @Override
  public Map<String, Pictures> pictures(List<ReportRow> shown, int side) {
    List<ReportRow> fitted = shown.stream().filter(ReportRow::isFitted).toList();
    PictureDrawing drawing =
        (context, stores, counters) ->
            rows(fitted, RunPictures.COLUMNS)
                .javaRDD()
                .mapPartitions(new RunPictures(run, side, stores, counters));
    return drawing.draw(spark, fitted.size(), console);
  }

  @Override
  public Map<String, byte[]> pictures(List<ReportRow> shown, Map<String, DetailWindow> windows) {
    if (shown.isEmpty()) {
      return Map.of();
    }
    OtherPictures make = new OtherPictures(run, new HashMap<>(windows));
    Map<String, byte[]> pictures = new HashMap<>();
    rows(shown, OtherPictures.COLUMNS)
        .javaRDD()
        .mapToPair(make)
        .collect()
        .forEach(made -> pictures.put(made._1(), made._2()));
    return pictures;
  }

  /** Some rows, read from the files that hold them. */
  private Dataset<Row> rows(List<ReportRow> wanted, String[] columns) {
    List<String> files = wanted.stream().map(ReportRow::file).distinct().sorted().toList();
    List<Object> uris = new ArrayList<>(wanted.stream().map(ReportRow::key).toList());
    return TableReader.read(spark, folder.location(), files)
        .where(functions.col("uri").isin(uris.toArray()))
        .selectExpr(columns);
  }

  @Override
  public BenchmarkPlots benchmark() {
    return null;
  }
}
