package dev.refocus.dispatch.restore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Which executor finished how many tasks; Spark makes it from the setting {@code extraListeners}.
 */
public final class TaskLog extends SparkListener {
  private static final Map<String, Long> TASKS = new ConcurrentHashMap<>();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful()) {
      TASKS.merge(end.taskInfo().executorId(), 1L, Long::sum);
    }
  }

  static void clear() {
    TASKS.clear();
  }

  /** Tasks by executor since the last {@link #clear}. */
  static Map<String, Long> tasks() {
    return Map.copyOf(TASKS);
  }
}
