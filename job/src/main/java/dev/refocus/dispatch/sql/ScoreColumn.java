package dev.refocus.dispatch.sql;

import dev.refocus.RefocusException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.score.ScoreBatches;
import dev.refocus.dispatch.score.ScoreItem;
import dev.refocus.image.Image;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.JavaConverters;

/**
 * Adds columns of scores to rows with encoded images, a batch at a time.
 *
 * @param models URI of their folder
 * @param names of scores or families that are asked for; empty for all
 * @param column of the images
 * @param withReasons whether a column of reasons follows
 */
record ScoreColumn(
    String models,
    List<String> names,
    int column,
    int batch,
    boolean withReasons,
    Broadcast<SerializableConfiguration> hadoop)
    implements MapPartitionsFunction<Row, Row> {
  static final MapType SCORES =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.FloatType, false);
  static final MapType REASONS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false);

  /** Name of the reason why a row has no scores at all. */
  private static final String IMAGE = "image";

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Scorers scorers = ScoringWorker.of(TaskContext.get(), models, hadoop.value()::value);
    return new ScoreBatches<>(rows, this::item, scorers::scoreByModels, batch);
  }

  private ScoreItem item(Row row) {
    byte[] bytes = row.getAs(column);
    if (bytes == null) {
      return ScoreItem.done(with(row, null, Map.of(IMAGE, "null")));
    }
    try {
      Image image = new ImageDecoder(DecodeLimits.DEFAULT.ofScoring()).decode(bytes, 1).color();
      return ScoreItem.of(image, scores -> with(row, values(scores), reasons(scores)));
    } catch (RefocusException e) {
      String reason = "%s: %s".formatted(e.code(), e.getMessage());
      return ScoreItem.done(with(row, null, Map.of(IMAGE, reason)));
    }
  }

  private Map<String, Float> values(Scores scores) {
    Map<String, Float> values = new TreeMap<>();
    scores.values().forEach((name, pair) -> values.put(name, pair.hr()));
    values.keySet().removeIf(name -> !isAskedFor(name));
    return values;
  }

  private Map<String, String> reasons(Scores scores) {
    Map<String, String> reasons = new TreeMap<>(scores.reasons());
    reasons.keySet().removeIf(name -> !isAskedFor(name) && !isFamilyOfAsked(name));
    return reasons;
  }

  private boolean isAskedFor(String name) {
    return names.isEmpty() || names.stream().anyMatch(asked -> isWithin(name, asked));
  }

  private boolean isFamilyOfAsked(String family) {
    return names.stream().anyMatch(asked -> isWithin(asked, family));
  }

  private static boolean isWithin(String name, String family) {
    return name.equals(family) || name.startsWith(family + ".");
  }

  private Row with(Row row, Map<String, Float> scores, Map<String, String> reasons) {
    Object[] values = new Object[row.size() + (withReasons ? 2 : 1)];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    // Spark takes no map of Java.
    values[row.size()] = scores == null ? null : JavaConverters.mapAsScalaMap(scores);
    if (withReasons) {
      values[row.size() + 1] = JavaConverters.mapAsScalaMap(reasons);
    }
    return RowFactory.create(values);
  }
}
