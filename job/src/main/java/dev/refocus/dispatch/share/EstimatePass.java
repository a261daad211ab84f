package dev.refocus.dispatch.share;

import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.ImagePass;
import dev.refocus.dispatch.executor.ImageWork;
import dev.refocus.dispatch.executor.TaskProvenance;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;

/** The pass that looks at kernels, before the one that restores. */
public record EstimatePass(FitConfig fit, RunConfig run, String runId) implements ImagePass {
  @Override
  public String items() {
    return items(fit);
  }

  /** Beside the rows that wait for the table, where no commit looks. */
  static String items(FitConfig fit) {
    return fit.id() + "-kernels";
  }

  @Override
  public ImageWork work(TaskContext task, Configuration hadoop) {
    return new EstimateImage(
        new ImageReader(hadoop, run.limits().maxBytes()),
        new ImageDecoder(run.limits()),
        FitWorker.of(task).fitter(),
        fit,
        run,
        TaskProvenance.of(runId, task));
  }
}
