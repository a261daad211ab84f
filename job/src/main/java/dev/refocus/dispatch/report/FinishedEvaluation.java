package dev.refocus.dispatch.report;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableReader;
import dev.refocus.config.RunConfig;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.row.EvaluationTable;
import dev.refocus.report.BenchmarkPlots;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.KernelAtlas.NamedKernel;
import dev.refocus.report.Measure;
import dev.refocus.report.Pictures;
import dev.refocus.report.ReportRow;
import dev.refocus.report.RunFacts;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** A run of {@code evaluate}. */
final class FinishedEvaluation implements FinishedRun {
  private final SparkSession spark;
  private final RunConfig run;
  private final OutputFolder folder;
  private final PrintWriter console;
  private final Dataset<Row> table;

  /**
   * Opens the table.
   *
   * @param cases folder of the table within {@code folder}
   * @throws UsageException if its rows are of an earlier version
   */
  FinishedEvaluation(
      SparkSession spark,
      RunConfig run,
      OutputFolder folder,
      OutputFolder cases,
      PrintWriter console) {
    this.spark = spark;
    this.run = run;
    this.folder = folder;
    this.console = console;
    this.table = TableReader.read(spark, cases.location());
    if (!EvaluationTable.reads(table)) {
      throw new UsageException(
          "%s: rows of an earlier version, which measured less; run evaluate again"
              .formatted(folder));
    }
  }

  @Override
  public OutputFolder folder() {
    return folder;
  }

  @Override
  public List<VoteMethod> methods() {
    return rows().stream()
        .collect(
            Collectors.groupingBy(row -> row.fit().profile(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            own ->
                new VoteMethod(
                    own.getKey(), this, VoteMaking.byImage(own.getValue(), CaseTable::caseId)))
        .toList();
  }

  @Override
  public List<Measure> measures() {
    return Measure.ofBenchmark();
  }

  @Override
  public RunFacts facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String column : List.of("run_id", "config_id", "profile", "seed", "scale")) {
      facts.put(
          column.replace('_', ' '),
          table.select(column).distinct().collectAsList().stream()
              .map(row -> String.valueOf(row.get(0)))
              .sorted()
              .collect(Collectors.joining(", ")));
    }
    return new RunFacts("evaluate", Printable.of(folder.location()), facts, Map.of());
  }

  @Override
  public List<ReportRow> rows() {
    return CaseTable.rows(table);
  }

  @Override
  public List<NamedKernel> kernels(int most) {
    return RunTable.kernels(table, "found_kernel_name", "case_id", most);
  }

  @Override
  public Map<String, Pictures> pictures(List<ReportRow> shown, int side) {
    Set<String> keys = shown.stream().map(ReportRow::key).collect(Collectors.toSet());
    List<Row> rows =
        table.where("restored IS NOT NULL").selectExpr(DrawnCases.COLUMNS).collectAsList().stream()
            .filter(row -> keys.contains(CaseTable.key(row)))
            .toList();
    PictureDrawing drawing =
        (context, stores, counters) ->
            context.parallelize(rows).map(new DrawnCases(drawn(stores), side, counters));
    return drawing.draw(spark, rows.size(), console);
  }

  private DrawnImages drawn(Broadcast<SerializableConfiguration> stores) {
    return new DrawnImages(run, new Path(folder.path(), "pictures").toString(), stores);
  }

  @Override
  public Map<String, byte[]> pictures(List<ReportRow> shown, Map<String, DetailWindow> windows) {
    if (shown.isEmpty()) {
      return Map.of();
    }
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    DrawnParts make =
        new DrawnParts(
            drawn(context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()))),
            new HashMap<>(windows));
    Map<String, byte[]> pictures = new HashMap<>();
    context
        .parallelize(shown.stream().map(ReportRow::key).toList())
        .mapToPair(make)
        .collect()
        .forEach(made -> pictures.put(made._1(), made._2()));
    return pictures;
  }

  @Override
  public BenchmarkPlots benchmark() {
    Map<String, CaseResult> results = new TreeMap<>();
    EvaluationTable.results(table).stream()
        .sorted(Comparator.comparing(CaseResult::failed))
        .forEach(result -> results.putIfAbsent(result.key(), result));
    return BenchmarkPlots.of(List.copyOf(results.values()));
  }
}
