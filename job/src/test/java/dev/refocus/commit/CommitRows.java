package dev.refocus.commit;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.Provenance;
import dev.refocus.row.RestorationRow;
import dev.refocus.row.Status;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of inputs, without pixels. */
public final class CommitRows {
  private CommitRows() {}

  /** The row of an input that came to {@code status} in the work that began at {@code second}. */
  public static Row row(ImageRef ref, Status status, long second) {
    Provenance provenance = new Provenance("run", 0, "host");
    Instant startedAt = Instant.ofEpochSecond(second);
    Row failed =
        new RestorationRow(ref, FitConfig.DEFAULT, provenance, startedAt)
            .failed(new Finding(ErrorCode.CORRUPT, "no image"));
    Object[] values = new Object[failed.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = failed.get(i);
    }
    values[RestorationRow.SCHEMA.fieldIndex("status")] = status.text();
    return RowFactory.create(values);
  }
}
