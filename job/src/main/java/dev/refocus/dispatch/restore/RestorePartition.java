package dev.refocus.dispatch.restore;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.Quarantine;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.ImagePass;
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
 * @param pass what is done with each
 * @param output folder of the ledger
 * @param quarantined URIs of images that are not to be tried again
 * @param hadoop how executors reach the input and the output
 * @param counters seen by the driver's progress line
 */
record RestorePartition(
    ImagePass pass,
    String output,
    Set<String> quarantined,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements VoidFunction<Iterator<ImageRef>> {

  @Override
  public void call(Iterator<ImageRef> refs) {
    TaskContext task = TaskContext.get();
    Ledger ledger = Ledger.at(output, pass.items(), hadoop.value().value());
    // The first task does one image in any case: every run comes further.
    boolean stopped = task.partitionId() > 0 && isStopped();
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
      stopped = isStopped();
    }
  }

  private boolean isStopped() {
    return pass.run().work().maxCoreHours() > 0
        && Ledger.at(output, pass.fit().id(), hadoop.value().value()).stopped(pass.runId());
  }

  /** A fit that is interrupted may end as a failure that is not the image's. */
  private static void requireRunning(TaskContext task) {
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }

  private WatchedImage watchedImage(TaskContext task, Ledger ledger) {
    return new WatchedImage(
        pass.work(task, hadoop.value().value()),
        ledger,
        Quarantine.at(output, hadoop.value().value()),
        quarantined,
        pass.runId(),
        task.attemptNumber(),
        pass.run().times().secondsToHang());
  }
}
