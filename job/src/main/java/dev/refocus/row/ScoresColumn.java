package dev.refocus.row;

import dev.refocus.score.KnownScore;
import dev.refocus.score.Scores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** The {@code scores} of a row: a field for each {@link KnownScore}, maps for what is left. */
public final class ScoresColumn {
  private static final StructType PAIR =
      new StructType().add("bicubic", DataTypes.FloatType).add("hr", DataTypes.FloatType);

  /** The column's type. */
  public static final StructType TYPE = type();

  private ScoresColumn() {}

  private static StructType type() {
    StructType type = new StructType();
    for (KnownScore score : KnownScore.values()) {
      type = type.add(score.field(), PAIR);
    }
    return type.add("more", DataTypes.createMapType(DataTypes.StringType, PAIR))
        .add("reason", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
  }

  /** A value of {@link #TYPE}. */
  public static Row of(Scores scores) {
    Map<String, Object> fields = new HashMap<>();
    Map<String, Row> more = new TreeMap<>();
    scores
        .values()
        .forEach(
            (name, pair) -> {
              Row row = RowFactory.create(pair.bicubic(), pair.hr());
              KnownScore.of(name)
                  .ifPresentOrElse(
                      score -> fields.put(score.field(), row), () -> more.put(name, row));
            });
    // Spark takes no map of Java.
    fields.put("more", JavaConverters.mapAsScalaMap(more));
    fields.put("reason", JavaConverters.mapAsScalaMap(new TreeMap<>(scores.reasons())));
    return RowFactory.create(Arrays.stream(TYPE.fieldNames()).map(fields::get).toArray());
  }

  /** What a column of this type, or of an earlier one with fewer fields, holds. */
  public static Scores read(Row column) {
    Map<String, Scores.Pair> values = new HashMap<>();
    List<String> fields = Arrays.asList(column.schema().fieldNames());
    for (KnownScore score : KnownScore.values()) {
      if (fields.contains(score.field())) {
        put(values, score.score(), column.getAs(score.field()));
      }
    }
    if (fields.contains("more") && !column.isNullAt(column.fieldIndex("more"))) {
      Map<String, Row> more = column.getJavaMap(column.fieldIndex("more"));
      more.forEach((name, pair) -> put(values, name, pair));
    }
    Map<String, String> reasons = new HashMap<>();
    int reason = column.fieldIndex("reason");
    if (fields.contains("more") && !column.isNullAt(reason)) {
      reasons.putAll(column.<String, String>getJavaMap(reason));
    }
    return new Scores(new TreeMap<>(values), new TreeMap<>(reasons));
  }

  private static void put(Map<String, Scores.Pair> values, String name, Row pair) {
    if (pair != null) {
      values.put(name, new Scores.Pair(pair.getAs("bicubic"), pair.getAs("hr")));
    }
  }
}
