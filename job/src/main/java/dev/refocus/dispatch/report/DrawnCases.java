package dev.refocus.dispatch.report;

import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.image.Image;
import dev.refocus.report.DetailPictures;
import dev.refocus.report.Pictures;
import dev.refocus.row.Status;
import dev.refocus.store.StoreFault;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Cases of {@code evaluate} to pictures: of those that it has drawn.
 *
 * @param folder that holds the drawn cases
 * @param side of a picture at most, HR pixels
 */
record DrawnCases(
    RunConfig run,
    String folder,
    int side,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
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
      pictures.after(image(key, "hr.png"));
      pictures.enlarged(image(key, "bicubic.png"));
      pictures.truth(image(key, "truth.png"));
    } catch (StoreFault | RefocusException e) {
      pictures.note(
          "No picture: a table of cases holds none. This draws it: " + row.getAs("reproduce"));
    }
    return pictures.made();
  }

  private Image image(String key, String name) {
    String uri = new Path(new Path(folder, key), name).toString();
    byte[] png =
        new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(ImageRef.of(uri));
    return new ImageDecoder(run.limits().ofScoring()).decode(png, 1).color();
  }
}
