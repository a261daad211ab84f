package dev.refocus.dispatch.report;

import dev.refocus.RefocusException;
import dev.refocus.dispatch.Counters;
import dev.refocus.report.DetailPictures;
import dev.refocus.report.Pictures;
import dev.refocus.row.Status;
import dev.refocus.store.StoreFault;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;

/**
 * Cases of {@code evaluate} to pictures: of those that it has drawn.
 *
 * @param side of a picture at most, HR pixels
 */
record DrawnCases(DrawnImages images, int side, Counters counters)
    implements Function<Row, Pictures> {
  /** What is read of a row. */
  static final String[] COLUMNS = {
    "case_id", "profile", "seed", "scale", "kernel", "true_kernel", "reproduce"
  };

  @Override
  public Pictures call(Row row) {
    counters.count(Status.RESTORED.text());
    String key = CaseTable.key(row);
    DetailPictures pictures = new DetailPictures(key, row.<Integer>getAs("scale"), side);
    pictures.kernel(RunTable.kernel(row.getAs("kernel")));
    pictures.trueKernel(RunTable.kernel(row.getAs("true_kernel")));
    try {
      pictures.after(images.read(key, "hr.png"));
      pictures.enlarged(images.read(key, "bicubic.png"));
      pictures.truth(images.read(key, "truth.png"));
    } catch (StoreFault | RefocusException e) {
      pictures.note(
          "No picture: a table of cases holds none. This draws it: " + row.getAs("reproduce"));
    }
    return pictures.made();
  }
}
