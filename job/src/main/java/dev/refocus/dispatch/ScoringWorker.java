package dev.refocus.dispatch;

import ai.djl.Device;
import dev.refocus.config.RunConfig;
import dev.refocus.score.ModelScorers;
import dev.refocus.score.Scorers;
import dev.refocus.score.models.ModelFolder;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;

/** The scorers that an executor keeps between images: one set per device and folder of models. */
final class ScoringWorker {
  private static final Map<String, Scorers> SCORERS = new ConcurrentHashMap<>();

  private ScoringWorker() {}

  /** The executor's scorers on the device that Spark gave the task. */
  static Scorers of(TaskContext task, RunConfig run, Configuration hadoop) {
    Device device = GpuWorker.device(task.resourcesJMap().get("gpu"));
    return SCORERS.computeIfAbsent(
        device + " " + run.models(),
        key -> ModelScorers.open(ModelCache.open(run.models(), hadoop), device));
  }

  /**
   * Says on the driver, once, which scores a configured folder of models will not give. Without a
   * folder there is nothing to warn of; the rows say it.
   */
  static void warn(RunConfig run, Configuration hadoop, PrintWriter console) {
    ModelFolder folder = ModelCache.open(run.models(), hadoop);
    for (String warning : folder.warnings()) {
      console.printf("warning: scores stay null: %s%n", warning);
    }
    console.flush();
  }
}
