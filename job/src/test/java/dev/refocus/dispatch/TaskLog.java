package dev.refocus.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Which executor wrote how many rows; Spark makes it from the setting {@code extraListeners}. */
public final class TaskLog extends SparkListener {
  private static final Map<String, Long> ROWS = new ConcurrentHashMap<>();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null && end.taskMetrics().outputMetrics().recordsWritten() > 0) {
      long rows = end.taskMetrics().outputMetrics().recordsWritten();
      ROWS.merge(end.taskInfo().executorId(), rows, Long::sum);
    }
  }

  static void clear() {
    ROWS.clear();
  }

  /** Rows by executor since the last {@link #clear}. */
  static Map<String, Long> rows() {
    return Map.copyOf(ROWS);
  }
}
