package dev.refocus.dispatch.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.config.RunConfig;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.Different;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the cases of a benchmark for methods of the user's own: {@code lr/NAME.png} (or {@code
 * .jpg}), {@code kernels/NAME.csv} and {@code cases.jsonl} with a line for each.
 */
public final class CaseExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JavaSparkContext context;
  private final RunConfig run;
  private final OutputFolder folder;

  /**
   * @param uri folder
   */
  public CaseExport(SparkSession spark, RunConfig run, String uri) {
    this.context = new JavaSparkContext(spark.sparkContext());
    this.run = run;
    this.folder =
        new OutputFolder("--export-cases", uri, context.hadoopConfiguration())
            .requireReachable(context.master(), run.output().shared());
  }

  /**
   * Writes cases. What was written before stays or is replaced.
   *
   * @param console takes a line for each case that fails
   * @return how many failed
   * @throws UsageException if two cases have one file name
   */
  public long write(List<BenchmarkCase> cases, PrintWriter console) throws IOException {
    Different.require(
        cases,
        BenchmarkCase::fileName,
        name ->
            "--export-cases: two cases would be the file %s; give images and kernels names without __"
                .formatted(name));
    folder.requireWritable();
    List<ExportedCase> written = export(cases);
    new CaseFolder(folder.location())
        .write("cases.jsonl", lines(written), context.hadoopConfiguration());
    List<ExportedCase> failed = written.stream().filter(each -> each.error() != null).toList();
    failed.forEach(
        each -> console.println("failed: " + Printable.line(each.id() + ": " + each.error())));
    return failed.size();
  }

  private List<ExportedCase> export(List<BenchmarkCase> cases) {
    var hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    CaseExportTask task = new CaseExportTask(run, folder.location(), hadoop);
    return context.parallelize(cases).map(task).collect();
  }

  private static byte[] lines(List<ExportedCase> cases) {
    return cases.stream()
        .map(CaseExport::line)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(ExportedCase made) {
    ObjectNode node = JSON.createObjectNode();
    node.put("case_id", made.id()).put("name", made.name());
    node.put("lr", made.lr()).put("kernel", made.kernel());
    node.put("scale", made.scale()).put("error", made.error());
    return node + "\n";
  }
}
