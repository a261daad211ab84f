package dev.refocus.cli.options;

import dev.refocus.config.FitConfig;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.SparkSessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** The options of every command that runs on Spark. */
public final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master (default: local[*]).")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; it replaces the one in conf/spark-defaults.conf.")
  private Map<String, String> conf = new LinkedHashMap<>();

  /**
   * Opens the session.
   *
   * @param console says that this is done
   */
  public SparkSession open(PrintWriter console) throws IOException {
    return open(console, FitConfig.DEFAULT);
  }

  /**
   * The same for a fit.
   *
   * @param console says that this is done
   * @param fit whose images take memory on executors
   */
  public SparkSession open(PrintWriter console, FitConfig fit) throws IOException {
    return Progress.during(
        "starting Spark", console, () -> SparkSessions.open(master, conf, fit.memoryMib()));
  }
}
