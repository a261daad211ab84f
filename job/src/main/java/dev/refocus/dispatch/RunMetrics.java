package dev.refocus.dispatch;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.function.LongSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;

/**
 * How far a run is, as gauges of the driver ({@code driver.refocus.images.done}). Any sink of Spark
 * publishes them, such as its servlet for Prometheus.
 */
public final class RunMetrics implements Source {
  static final String NAME = "refocus";

  private static RunMetrics published;

  private final MetricRegistry registry = new MetricRegistry();

  private RunMetrics(Work work) {
    Counters counters = work.counters();
    gauge("images.total", work::total);
    gauge("images.done", () -> counters.done().value());
    gauge("images.failed", () -> counters.failed().value());
    gauge("images.open", () -> Math.max(work.total() - counters.done().value(), 0));
  }

  /** Publishes a work; its gauges replace those of the work before. */
  public static synchronized void publish(Work work) {
    MetricsSystem metrics = SparkEnv.get().metricsSystem();
    if (published != null) {
      metrics.removeSource(published);
    }
    published = new RunMetrics(work);
    metrics.registerSource(published);
  }

  private void gauge(String name, LongSupplier value) {
    registry.register(name, (Gauge<Long>) value::getAsLong);
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }
}
