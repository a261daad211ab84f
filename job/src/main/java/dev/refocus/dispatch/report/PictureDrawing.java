package dev.refocus.dispatch.report;

import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.Work;
import dev.refocus.report.Pictures;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Draws the pictures of a page on the executors while the console shows how far they are. */
interface PictureDrawing {
  /**
   * What Spark draws.
   *
   * @param stores how executors reach the object stores
   * @param counters of the pictures that are done
   */
  JavaRDD<Pictures> plan(
      JavaSparkContext context, Broadcast<SerializableConfiguration> stores, Counters counters);

  /**
   * The pictures by the keys of their rows.
   *
   * @param count of rows that have pictures
   */
  default Map<String, Pictures> draw(SparkSession spark, int count, PrintWriter console) {
    Map<String, Pictures> pictures = new HashMap<>();
    if (count == 0) {
      return pictures;
    }
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Counters counters = Counters.of(spark.sparkContext());
    Work work = Work.of(count, counters);
    try (Progress progress = Progress.start("drawing", work, console)) {
      plan(
              context,
              context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())),
              counters)
          .collect()
          .forEach(made -> pictures.put(made.key(), made));
    }
    return pictures;
  }
}
