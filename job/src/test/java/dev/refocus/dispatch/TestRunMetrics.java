package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

@Tag("long")
class TestRunMetrics {
  @Test
  void gaugesFollowTheWorkThatIsDoneNow() {
    try (SparkSession spark = SparkSessions.open("local[1]", Map.of("spark.ui.enabled", "false"))) {
      RunMetrics.publish(Work.of(3, Counters.of(spark.sparkContext())));
      Counters counters = Counters.of(spark.sparkContext());
      RunMetrics.publish(Work.of(7, counters));
      counters.count("restored");
      counters.count("failed");
      assertThat(gauges())
          .isEqualTo(
              Map.of(
                  "images.total", 7L, "images.done", 2L, "images.failed", 1L, "images.open", 5L));
    }
  }

  private static Map<String, Object> gauges() {
    Map<String, Object> values = new TreeMap<>();
    for (Source source :
        JavaConverters.seqAsJavaList(
            SparkEnv.get().metricsSystem().getSourcesByName(RunMetrics.NAME))) {
      source.metricRegistry().getGauges().forEach((name, gauge) -> put(values, name, gauge));
    }
    return values;
  }

  private static void put(Map<String, Object> values, String name, Gauge<?> gauge) {
    assertThat(values.put(name, gauge.getValue())).as("one source alone has %s", name).isNull();
  }
}
