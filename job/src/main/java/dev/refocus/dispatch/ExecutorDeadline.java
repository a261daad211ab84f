package dev.refocus.dispatch;

import java.time.Duration;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;

/** Ends the jobs of a cluster that gives no executor. Spark would wait for ever. */
final class ExecutorDeadline extends SparkListener {
  static final String SETTING = "spark.refocus.executorTimeout";

  private static final long MILLISECONDS = 1000;

  private final SparkContext context;
  private final Duration patience;
  private volatile boolean ended;

  private ExecutorDeadline(SparkContext context, Duration patience) {
    this.context = context;
    this.patience = patience;
  }

  /** Watches a session until it ends. */
  static void watch(SparkContext context) {
    Duration patience = Duration.ofSeconds(context.conf().getTimeAsSeconds(SETTING, "600s"));
    ExecutorDeadline deadline = new ExecutorDeadline(context, patience);
    context.addSparkListener(deadline);
    Thread thread = new Thread(deadline::run, "executor deadline");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    ended = true;
  }

  private void run() {
    long lastNanos = System.nanoTime();
    try {
      while (!ended) {
        Thread.sleep(MILLISECONDS);
        if (!isWaiting()) {
          lastNanos = System.nanoTime();
        } else if (System.nanoTime() - lastNanos > patience.toNanos()) {
          endJobs();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The driver counts as one of those that hold blocks. */
  private boolean isWaiting() {
    return !ended
        && context.statusTracker().getActiveJobIds().length > 0
        && context.getExecutorMemoryStatus().size() <= 1;
  }

  private void endJobs() {
    String reason =
        String.format(
            Locale.ROOT,
            "because the cluster gave no executor for %d s (%s): see whether it has room for spark.executor.memory, memoryOverhead and cores, and what its log says of executors that end",
            patience.toSeconds(),
            SETTING);
    for (int job : context.statusTracker().getActiveJobIds()) {
      context.cancelJob(job, reason);
    }
  }
}
