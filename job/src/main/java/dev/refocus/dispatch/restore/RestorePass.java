package dev.refocus.dispatch.restore;

import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.ImagePass;
import dev.refocus.dispatch.executor.ImageWork;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.executor.TaskProvenance;
import dev.refocus.dispatch.share.SharedKernels;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The pass that restores.
 *
 * @param shared what is known of the images' kernels before
 */
record RestorePass(FitConfig fit, RunConfig run, String runId, Broadcast<SharedKernels> shared)
    implements ImagePass {
  @Override
  public String items() {
    return fit.id();
  }

  @Override
  public ImageWork work(TaskContext task, Configuration hadoop) {
    return new RestoreImage(
        new ImageReader(hadoop, run.limits().maxBytes()),
        new ImageDecoder(run.limits()),
        FitWorker.of(task).fitter(),
        ScoringWorker.of(task, run.models(), () -> hadoop),
        NetworkCache.local(fit, hadoop),
        run,
        TaskProvenance.of(runId, task),
        shared.value().on(hadoop));
  }
}
