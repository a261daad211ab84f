package dev.refocus.dispatch.restore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkContext;

/** Disturbs a run of this JVM, as an operator on Spark's web page would. */
final class RunningSpark {
  private RunningSpark() {}

  /** Ends all jobs as soon as something has happened. */
  static CompletableFuture<Void> cancelWhen(BooleanSupplier happened) {
    return CompletableFuture.runAsync(
        () -> {
          while (!happened.getAsBoolean()) {
            pause();
          }
          SparkContext.getOrCreate().cancelAllJobs();
        });
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
