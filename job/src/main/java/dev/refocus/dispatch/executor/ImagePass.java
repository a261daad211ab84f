package dev.refocus.dispatch.executor;

import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;

/** One way over the images of a run: what is done with each, and where its items lie. */
public interface ImagePass extends Serializable {
  FitConfig fit();

  RunConfig run();

  String runId();

  /** The folder of the items in the ledger. */
  String items();

  /** What a task does with its images. */
  ImageWork work(TaskContext task, Configuration hadoop);
}
