package dev.refocus.dispatch.restore;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.dispatch.CoreHours;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * The core-hours that a run may take. When they are spent the driver says so in the ledger, where
 * every executor looks before it begins an image: what has begun is finished and kept.
 */
final class Budget implements AutoCloseable {
  private static final int PERIOD_MILLIS = 500;

  private final SparkContext context;
  private final Ledger ledger;
  private final String runId;
  private final double coreHours;
  private final CoreHours used;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Budget::daemon);
  private volatile boolean spent;

  /**
   * @param coreHours 0 for no bound
   */
  Budget(SparkContext context, Ledger ledger, String runId, double coreHours) {
    this.context = context;
    this.ledger = ledger;
    this.runId = runId;
    this.coreHours = coreHours;
    this.used = new CoreHours(context.conf().getInt("spark.task.cpus", 1));
    if (coreHours > 0) {
      context.addSparkListener(used);
      clock.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "budget");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    if (!spent && used.spent() >= coreHours) {
      ledger.stop(runId);
      spent = true;
    }
  }

  boolean spent() {
    return spent;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    context.removeSparkListener(used);
    if (spent) {
      ledger.goOn(runId);
    }
  }
}
