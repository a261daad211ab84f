package dev.refocus.dispatch;

import dev.refocus.config.RunConfig;
import dev.refocus.score.Scorers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;

/** The scorers that an executor keeps between images: one set per device and folder of models. */
final class ScoringWorker {
  private static final Map<String, Scorers> SCORERS = new ConcurrentHashMap<>();

  private ScoringWorker() {}

  static Scorers of(TaskContext task, RunConfig run, Configuration hadoop) {
    return SCORERS.computeIfAbsent("", key -> new Scorers(List.of(), Map.of()));
  }
}
