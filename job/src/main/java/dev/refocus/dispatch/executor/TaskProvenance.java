package dev.refocus.dispatch.executor;

import dev.refocus.row.Provenance;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** Where the rows of a task come from. */
public final class TaskProvenance {
  private TaskProvenance() {}

  /** Of a task of a run: its attempt and its executor's host. */
  public static Provenance of(String runId, TaskContext task) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return new Provenance(runId, task.attemptNumber(), host);
  }
}
