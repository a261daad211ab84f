package dev.refocus.dispatch;

import dev.refocus.row.RestorationRow;
import dev.refocus.row.ScoreRow;
import dev.refocus.row.Status;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** How far a run is; the driver sees a task's share when the task ends. */
public record Counters(LongAccumulator done, LongAccumulator failed) implements Serializable {
  private static final int STATUS = RestorationRow.SCHEMA.fieldIndex("status");
  private static final int SCORE_STATUS = ScoreRow.SCHEMA.fieldIndex("status");

  public static Counters of(SparkContext context) {
    return new Counters(
        context.longAccumulator("images done"), context.longAccumulator("images failed"));
  }

  public Row count(Row row) {
    count(row.getString(STATUS));
    return row;
  }

  public Row countScored(Row row) {
    count(row.getString(SCORE_STATUS));
    return row;
  }

  public void count(String status) {
    done.add(1L);
    if (status.equals(Status.FAILED.text())) {
      failed.add(1L);
    }
  }
}
