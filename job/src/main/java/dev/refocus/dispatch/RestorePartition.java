package dev.refocus.dispatch;

import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.Provenance;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One partition: references in, rows out, one image in memory at a time.
 *
 * @param hadoop how executors reach the input
 * @param counters seen by the driver's progress line
 */
record RestorePartition(
    FitConfig fit,
    RunConfig run,
    String runId,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements FlatMapFunction<Iterator<ImageRef>, Row> {

  /** Lazy: a row is computed when the writer asks for it. */
  @Override
  public Iterator<Row> call(Iterator<ImageRef> refs) {
    TaskContext task = TaskContext.get();
    RestoreImage restoreImage = restoreImage(task);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return refs.hasNext();
      }

      @Override
      public Row next() {
        if (task.isInterrupted()) {
          throw new TaskKilledException();
        }
        return counters.count(restoreImage.row(refs.next()));
      }
    };
  }

  private RestoreImage restoreImage(TaskContext task) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return new RestoreImage(
        new ImageReader(hadoop.value().value(), run.limits().maxBytes()),
        new ImageDecoder(run.limits()),
        GpuWorker.of(task).fitter(),
        ScoringWorker.of(task, run, hadoop.value().value()),
        fit,
        new Provenance(runId, task.attemptNumber(), host));
  }
}
