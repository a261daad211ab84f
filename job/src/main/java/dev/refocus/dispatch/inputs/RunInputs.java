package dev.refocus.dispatch.inputs;

import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.NamedInput;
import dev.refocus.discover.choice.InputRequest;
import dev.refocus.discover.choice.Selected;
import dev.refocus.store.EndpointProbe;
import java.io.PrintWriter;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The inputs of a run: listed, chosen, and divided into pages. */
public final class RunInputs {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Configuration hadoop;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * The inputs of runs with these settings.
   *
   * @param console takes lines that count what is no input
   */
  public RunInputs(SparkSession spark, RunConfig run, PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.hadoop = context.hadoopConfiguration();
    this.run = run;
    this.console = console;
  }

  /**
   * Those that a run restores.
   *
   * @param output of the run, whose files are no inputs
   */
  public Selected of(InputRequest request, String output) {
    requireReachable(request.option(), request.place());
    requireReachable("--output", output);
    return chosen(request, output);
  }

  /** Those that a run would restore, whatever its output. */
  public Selected of(InputRequest request) {
    requireReachable(request.option(), request.place());
    return chosen(request, null);
  }

  private void requireReachable(String option, String place) {
    new DriverFolder(context.getConf(), hadoop).requireKnown(option, place);
    EndpointProbe.requireAnswer(option, place, hadoop);
  }

  /**
   * @param output whose files are no inputs; null if there is none
   */
  private Selected chosen(InputRequest request, String output) {
    Selected chosen = request.selection().of(found(request, output));
    chosen.lines().forEach(console::println);
    console.flush();
    return run.inputs().allPages()
        ? chosen.withRefs(PageListing.of(chosen.refs(), context, run, shared()))
        : chosen;
  }

  private List<ImageRef> found(InputRequest request, String output) {
    return request.inputList() == null
        ? new ImageListing(hadoop, run.inputs().extensions(), console, output).list(request.input())
        : ofList(InputList.read(request.inputList(), spark));
  }

  private List<ImageRef> ofList(List<String> uris) {
    List<String> full =
        uris.stream().map(uri -> NamedInput.qualified(uri, hadoop)).distinct().toList();
    context.setJobDescription("Refocus: %s files of a list".formatted(full.size()));
    int slices = Math.min(full.size(), PageListing.SLICES * context.defaultParallelism());
    return context
        .parallelize(full, slices)
        .map(new ListedInput(run.inputs().extensions(), shared()))
        .collect()
        .stream()
        .sorted(ImageListing.LARGEST_FIRST)
        .toList();
  }

  private Broadcast<SerializableConfiguration> shared() {
    return context.broadcast(new SerializableConfiguration(hadoop));
  }
}
