package dev.refocus.dispatch.executor;

import ai.djl.Device;
import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.config.RunConfig;
import dev.refocus.score.ModelScorers;
import dev.refocus.score.Scorers;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StorePath;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;

/** The scorers that an executor keeps between images: one set per device and folder of models. */
public final class ScoringWorker {
  private static final Map<String, Scorers> SCORERS = new ConcurrentHashMap<>();

  private ScoringWorker() {}

  /**
   * The executor's scorers on the device that Spark gave the task.
   *
   * @param task null where the driver computes a constant of a query
   * @param models URI of the folder of models; empty for none
   * @param hadoop asked once per folder
   */
  public static Scorers of(TaskContext task, String models, Supplier<Configuration> hadoop) {
    NativeLibraries.prepare();
    Device device = task == null ? Device.cpu() : FitWorker.device(task.resourcesJMap().get("gpu"));
    return SCORERS.computeIfAbsent(
        device + " " + models,
        key -> ModelScorers.open(ModelCache.open(models, hadoop.get()), device));
  }

  /**
   * Refuses a folder of models that does not exist: it is mistyped, and hours later every score
   * would be missing.
   *
   * @throws dev.refocus.UsageException if there is no such folder
   */
  public static void requireModels(RunConfig run, Configuration hadoop) {
    if (run.models().isEmpty()) {
      return;
    }
    try {
      Path folder = StorePath.of(run.models());
      if (!folder.getFileSystem(hadoop).exists(folder)) {
        throw new UsageException(
            "--models %s: no such folder; check the path (score.models)".formatted(run.models()));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage("--models", run.models(), e);
    }
  }

  /**
   * Says on the driver, once, which scores a configured folder of models will not give. Without a
   * folder there is nothing to warn of; the rows say it.
   */
  public static void warn(RunConfig run, Configuration hadoop, PrintWriter console) {
    warnings(run.models(), hadoop)
        .forEach(warning -> console.printf("warning: %s%n", Printable.line(warning)));
    console.flush();
  }

  /** Which scores a folder of models will not give, and why. */
  public static List<String> warnings(String models, Configuration hadoop) {
    return ModelCache.open(models, hadoop).warnings().stream()
        .map(warning -> "scores stay null: " + warning)
        .toList();
  }
}
