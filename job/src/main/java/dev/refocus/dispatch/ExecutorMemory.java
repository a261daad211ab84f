package dev.refocus.dispatch;

import org.apache.spark.SparkConf;

/**
 * The memory beside the heap that YARN and Kubernetes allow an executor. Spark's tenth of the heap
 * is less than one image takes, and the cluster would kill the executor.
 */
final class ExecutorMemory {
  /** Of the libraries, about 400 MiB as fit.memory-per-image says, and of Java itself. */
  private static final int LIBRARIES_MIB = 600;

  private static final String OVERHEAD = "spark.executor.memoryOverhead";

  private ExecutorMemory() {}

  /**
   * Asks for as much as the tasks of an executor take at once, unless the user asks for another
   * amount.
   *
   * @param imageMib that an image may take
   */
  static void request(SparkConf conf, int imageMib) {
    if (!conf.contains(OVERHEAD + "Factor")) {
      int tasks =
          Math.max(conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1), 1);
      conf.setIfMissing(OVERHEAD, (long) tasks * imageMib + LIBRARIES_MIB + "m");
    }
  }
}
