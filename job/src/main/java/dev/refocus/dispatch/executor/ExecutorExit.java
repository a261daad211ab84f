package dev.refocus.dispatch.executor;

import org.apache.spark.SparkEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of an executor whose process is of no more use; Spark starts another one. */
public final class ExecutorExit {
  /** Of work that hangs in native code. */
  public static final int HUNG = 21;

  /** Of a GPU that fails for good. */
  static final int DEVICE = 22;

  private static final Logger log = LoggerFactory.getLogger(ExecutorExit.class);

  private ExecutorExit() {}

  /**
   * Ends this executor. A local run is one process, driver and all: there it gives the exception
   * that ends the task.
   */
  public static RuntimeException because(String why, int code) {
    if (SparkEnv.get().executorId().equals("driver")) {
      return new IllegalStateException(why);
    }
    log.error("{}; this executor ends with code {}", why, code);
    Runtime.getRuntime().halt(code);
    return new IllegalStateException(why);
  }
}
