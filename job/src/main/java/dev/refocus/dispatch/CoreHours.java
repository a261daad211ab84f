package dev.refocus.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * The time that tasks have had cores, ended tasks and running ones; the driver sees all of them.
 */
public final class CoreHours extends SparkListener {
  private static final double MILLIS = Duration.ofHours(1).toMillis();

  private final int coresPerTask;
  private final LongSupplier clock;
  private final Map<Long, Long> launched = new HashMap<>();
  private long ended;

  public CoreHours(int coresPerTask) {
    this(coresPerTask, System::currentTimeMillis);
  }

  /**
   * @param clock in milliseconds since 1970
   */
  CoreHours(int coresPerTask, LongSupplier clock) {
    this.coresPerTask = coresPerTask;
    this.clock = clock;
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    launched.put(start.taskInfo().taskId(), start.taskInfo().launchTime());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    launched.remove(end.taskInfo().taskId());
    ended += end.taskInfo().duration();
  }

  /** Core-hours so far. */
  public synchronized double spent() {
    long now = clock.getAsLong();
    long running = launched.values().stream().mapToLong(start -> Math.max(now - start, 0)).sum();
    return (ended + running) * coresPerTask / MILLIS;
  }
}
