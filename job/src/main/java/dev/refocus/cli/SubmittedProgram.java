package dev.refocus.cli;

import org.apache.spark.SparkUserAppException;

/** The program inside of {@code spark-submit}, which ends the JVM itself. */
final class SubmittedProgram {
  /** Spark sets it in every mode, also in the driver that a cluster starts. */
  private static final String MODE = "spark.submit.deployMode";

  private SubmittedProgram() {}

  static boolean isThis() {
    return System.getProperty(MODE) != null;
  }

  /**
   * Hands an exit code to Spark: after {@code System.exit}, YARN would call a good run failed.
   *
   * @throws SparkUserAppException for every other code than 0
   */
  static void end(int exitCode) throws SparkUserAppException {
    if (exitCode != ExitCode.RESTORED) {
      throw new SparkUserAppException(exitCode);
    }
  }
}
