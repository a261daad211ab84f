package dev.refocus.dispatch.restore;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.Quarantine;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.executor.TaskProvenance;
import java.util.Iterator;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One partition: references in, an item of the ledger for each, one image in memory at a time.
 *
 * @param output folder of the ledger
 * @param quarantined URIs of images that are not to be tried again
 * @param hadoop how executors reach the input and the output
 * @param counters seen by the driver's progress line
 */
record RestorePartition(
    FitConfig fit,
    RunConfig run,
    String runId,
    String output,
    Set<String> quarantined,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements VoidFunction<Iterator<ImageRef>> {

  @Override
  public void call(Iterator<ImageRef> refs) {
    TaskContext task = TaskContext.get();
    Ledger ledger = Ledger.at(output, fit.id(), hadoop.value().value());
    // The first task does one image in any case: every run comes further.
    boolean stopped = task.partitionId() > 0 && isStopped(ledger);
    WatchedImage image = stopped ? null : watchedImage(task, ledger);
    while (refs.hasNext() && !stopped) {
      ImageRef ref = refs.next();
      // What the earlier attempt of this task has finished is not done again.
      if (task.attemptNumber() == 0 || !ledger.contains(ref)) {
        Row row = image.row(ref);
        requireRunning(task);
        ledger.put(ref, row);
        counters.count(row);
      }
      stopped = isStopped(ledger);
    }
  }

  private boolean isStopped(Ledger ledger) {
    return run.work().maxCoreHours() > 0 && ledger.stopped(runId);
  }

  /** A fit that is interrupted may end as a failure that is not the image's. */
  private static void requireRunning(TaskContext task) {
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }

  private WatchedImage watchedImage(TaskContext task, Ledger ledger) {
    return new WatchedImage(
        restoreImage(task),
        ledger,
        Quarantine.at(output, hadoop.value().value()),
        quarantined,
        runId,
        task.attemptNumber(),
        run.times().secondsToHang());
  }

  private RestoreImage restoreImage(TaskContext task) {
    return new RestoreImage(
        new ImageReader(hadoop.value().value(), run.limits().maxBytes()),
        new ImageDecoder(run.limits()),
        FitWorker.of(task).fitter(),
        ScoringWorker.of(task, run.models(), hadoop.value()::value),
        NetworkCache.local(fit, hadoop.value().value()),
        run,
        TaskProvenance.of(runId, task));
  }
}
