package dev.refocus.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.score.Scores;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

class TestScoresColumn {
  private static final Scores SCORES =
      new Scores(
          new TreeMap<>(
              Map.of(
                  "niqe", new Scores.Pair(5f, 4f),
                  "percept.quality", new Scores.Pair(null, 1f),
                  "clip_iqa.sharpness", new Scores.Pair(0.5f, null))),
          new TreeMap<>(Map.of("aesthetic", "no head")));

  @Test
  void everyKnownScoreHasAFieldAndTheOthersAMap() {
    Row column = ScoresColumn.of(SCORES);
    assertThat(column.length()).isEqualTo(ScoresColumn.TYPE.length());
    assertThat(column.<Row>getAs(ScoresColumn.TYPE.fieldIndex("niqe")).getFloat(1)).isEqualTo(4);
    assertThat(column.isNullAt(ScoresColumn.TYPE.fieldIndex("aesthetic"))).isTrue();
    assertThat(column.getJavaMap(ScoresColumn.TYPE.fieldIndex("more")).keySet())
        .isEqualTo(java.util.Set.of("clip_iqa.sharpness"));
    assertThat(column.getJavaMap(ScoresColumn.TYPE.fieldIndex("reason")))
        .isEqualTo(Map.of("aesthetic", "no head"));
  }

  @Test
  void readsARowOfAnEarlierVersion() {
    StructType earlier = new StructType().add("reason", "string");
    Row column = new GenericRowWithSchema(new Object[] {"no scoring model is configured"}, earlier);
    assertThat(ScoresColumn.read(column)).isEqualTo(new Scores(new TreeMap<>(), new TreeMap<>()));
  }

  @Test
  void readsWhatItWrote() {
    Row written = ScoresColumn.of(SCORES);
    Object[] values = JavaConverters.seqAsJavaList(written.toSeq()).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = withSchema(values[i], ScoresColumn.TYPE.apply(i).dataType());
    }
    int more = ScoresColumn.TYPE.fieldIndex("more");
    StructType pair = (StructType) ScoresColumn.TYPE.apply(0).dataType();
    Map<String, Row> others = new TreeMap<>();
    written
        .<String, Row>getJavaMap(more)
        .forEach((name, row) -> others.put(name, (Row) withSchema(row, pair)));
    values[more] = JavaConverters.mapAsScalaMap(others);
    assertThat(ScoresColumn.read(new GenericRowWithSchema(values, ScoresColumn.TYPE)))
        .isEqualTo(SCORES);
  }

  /** As a table hands it out. */
  private static Object withSchema(Object value, org.apache.spark.sql.types.DataType type) {
    return value instanceof Row row && type instanceof StructType struct
        ? new GenericRowWithSchema(JavaConverters.seqAsJavaList(row.toSeq()).toArray(), struct)
        : value;
  }
}
