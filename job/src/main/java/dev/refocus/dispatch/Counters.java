package dev.refocus.dispatch;

import dev.refocus.row.RestorationRow;
import dev.refocus.row.ScoreRow;
import dev.refocus.row.Status;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/** How far a run is; the driver sees a task's share when the task ends. */
public record Counters(LongAccumulator done, LongAccumulator failed, PixelTally pixels)
    implements Serializable {
  private static final int STATUS = RestorationRow.SCHEMA.fieldIndex("status");
  private static final int SCORE_STATUS = ScoreRow.SCHEMA.fieldIndex("status");
  private static final int URI = RestorationRow.SCHEMA.fieldIndex("uri");
  private static final int INPUT = RestorationRow.SCHEMA.fieldIndex("input");
  private static final int WIDTH = index("input", "width");
  private static final int HEIGHT = index("input", "height");
  private static final int LISTED = RestorationRow.SCHEMA.fieldIndex("listed");
  private static final int BYTES = index("listed", "bytes");

  public static Counters of(SparkContext context) {
    PixelTally pixels = new PixelTally();
    context.register(pixels, "pixels done");
    return new Counters(
        context.longAccumulator("images done"), context.longAccumulator("images failed"), pixels);
  }

  public Row count(Row row) {
    count(row.getString(STATUS));
    pixels.add(size(row));
    return row;
  }

  private static PixelTally.Size size(Row row) {
    Row input = row.getStruct(INPUT);
    long area = input == null ? 0 : (long) input.getInt(WIDTH) * input.getInt(HEIGHT);
    return new PixelTally.Size(
        Work.ending(row.getString(URI)), row.getStruct(LISTED).getLong(BYTES), area);
  }

  private static int index(String struct, String field) {
    return ((StructType) RestorationRow.SCHEMA.apply(struct).dataType()).fieldIndex(field);
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
