package dev.refocus.row;

import java.util.List;
import org.apache.spark.sql.Row;

/** Reads the weights of a kernel back. */
public final class WeightsColumn {
  private WeightsColumn() {}

  /** The column {@code weights} of {@code row}. */
  public static float[] of(Row row) {
    List<Float> list = row.getList(row.fieldIndex("weights"));
    float[] weights = new float[list.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = list.get(i);
    }
    return weights;
  }
}
