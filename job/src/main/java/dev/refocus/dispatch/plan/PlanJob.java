package dev.refocus.dispatch.plan;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.choice.InputRequest;
import dev.refocus.dispatch.TaskBatches;
import dev.refocus.dispatch.inputs.RunInputs;
import dev.refocus.plan.Calibration;
import dev.refocus.plan.CostPlan;
import dev.refocus.plan.Tally;
import dev.refocus.plan.Timing;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Says what a run would cost: reads headers, and restores parts of some images for 20 s. */
public final class PlanJob {
  /** Of the 20 s that a probe may take, Spark and the last step of a fit want some. */
  private static final int PROBE_SECONDS = 18;

  /** More than a core restores in that time. */
  private static final int PROBES_PER_CORE = 16;

  /** Files for a core in so many parts. */
  private static final int SLICES = 8;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final FitConfig fit;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * A job that plans a run with these settings.
   *
   * @param console takes what it is doing
   */
  public PlanJob(SparkSession spark, FitConfig fit, RunConfig run, PrintWriter console) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.fit = fit;
    this.run = run;
    this.console = console;
  }

  /**
   * Plans a run; writes nothing.
   *
   * @param from output of a finished run that tells how fast the machine is; null for a probe
   * @param cores that the run would have; 0 for those of this session
   * @throws dev.refocus.UsageException if the input or the finished run cannot be used
   */
  public CostPlan plan(InputRequest inputs, String from, int cores) throws IOException {
    OutputFolder former =
        from == null ? null : new OutputFolder("--from", from, context.hadoopConfiguration());
    List<ImageRef> images = new RunInputs(spark, run, console).of(inputs).refs();
    say("%d inputs: reading their headers", images.size());
    Tally tally = tally(images);
    return new CostPlan(
        tally,
        fit,
        former == null ? probe(images) : FormerTimings.of(spark, former, fit),
        cores > 0 ? cores : context.defaultParallelism());
  }

  private Tally tally(List<ImageRef> images) {
    context.setJobDescription(
        String.format(Locale.ROOT, "Refocus: headers of %d inputs", images.size()));
    Tally tally = new Tally();
    context
        .parallelize(images, Math.min(images.size(), SLICES * context.defaultParallelism()))
        .mapPartitions(new HeaderPartition(run, fit, hadoop()))
        .collect()
        .forEach(tally::add);
    return tally;
  }

  private Calibration probe(List<ImageRef> images) {
    say("restoring parts of some images for 20 s, to see how fast this machine is");
    context.setJobDescription("Refocus: probe of the machine");
    List<List<ImageRef>> batches = TaskBatches.deal(sample(images), context.defaultParallelism());
    List<Timing> timings =
        context
            .parallelize(batches, batches.size())
            .flatMap(List::iterator)
            .mapPartitions(new ProbePartition(fit, run, PROBE_SECONDS, hadoop()))
            .collect();
    return Calibration.of(timings, fit, "a probe of this machine");
  }

  /** Of every size, which the order of the listing follows. */
  private List<ImageRef> sample(List<ImageRef> images) {
    List<ImageRef> named = images.stream().filter(ImageRef::named).toList();
    int count = Math.min(named.size(), PROBES_PER_CORE * context.defaultParallelism());
    List<ImageRef> sample = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sample.add(named.get((int) ((i + 0.5) * named.size() / count)));
    }
    return sample;
  }

  private void say(String text, Object... values) {
    console.printf(Locale.ROOT, text + "%n", values);
    console.flush();
  }

  private Broadcast<SerializableConfiguration> hadoop() {
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }
}
