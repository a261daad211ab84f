package dev.refocus.dispatch.report;

import dev.refocus.Printable;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.FormerInput;
import dev.refocus.dispatch.executor.NativeLibraries;
import dev.refocus.image.Image;
import dev.refocus.report.DetailPictures;
import dev.refocus.report.Pictures;
import dev.refocus.report.Thumbnail;
import dev.refocus.row.Status;
import dev.refocus.store.StoreFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Rows of {@code restore} to pictures. The HR image comes from the row, the LR image from where it
 * was; if it is not there any more, the page says so.
 *
 * @param side of a picture at most, HR pixels
 */
record RunPictures(
    RunConfig run, int side, Broadcast<SerializableConfiguration> hadoop, Counters counters)
    implements FlatMapFunction<Iterator<Row>, Pictures> {
  /** What is read of a row. */
  static final String[] COLUMNS = {
    "uri", "image_id", "input", "scale", "hr_width", "hr.bytes AS png", "kernel", "unconfirmed"
  };

  @Override
  public Iterator<Pictures> call(Iterator<Row> rows) {
    NativeLibraries.prepare();
    // A store that is away is away for all of its images, and each would wait for it.
    Set<String> away = new HashSet<>();
    List<Pictures> made = new ArrayList<>();
    while (rows.hasNext() && !TaskContext.get().isInterrupted()) {
      made.add(pictures(rows.next(), away));
    }
    return made.iterator();
  }

  private Pictures pictures(Row row, Set<String> away) {
    counters.count(Status.RESTORED.text());
    String uri = row.getAs("uri");
    DetailPictures pictures = new DetailPictures(uri, row.<Integer>getAs("scale"), side);
    pictures.kernel(RunTable.kernel(row.getAs("kernel")));
    pictures.unconfirmed(row.getAs("unconfirmed"));
    try {
      byte[] png = row.getAs("png");
      pictures.after(onWhite(new ImageDecoder(run.limits().ofScoring()).decode(png, 1)));
      before(row, pictures, away);
    } catch (StoreFault e) {
      away.add(store(uri));
      pictures.note("no picture of the LR image: " + Printable.line(e.getMessage()));
    } catch (RuntimeException | Error e) {
      pictures.note("no picture of it: " + Failure.finding(e, uri).message());
    }
    return pictures.made();
  }

  private void before(Row row, DetailPictures pictures, Set<String> away) {
    String uri = row.getAs("uri");
    if (away.contains(store(uri))) {
      pictures.note("no picture of the LR image: %s is away".formatted(Printable.of(store(uri))));
      return;
    }
    Image lr = onWhite(new FormerInput(hadoop.value().value(), run.limits()).read(row));
    int width = row.getAs("hr_width");
    if (width == lr.width() * row.<Integer>getAs("scale")) {
      pictures.before(lr);
    } else {
      pictures.beforeOfFactor(lr);
    }
  }

  private static String store(String uri) {
    return String.valueOf(new Path(uri).toUri().resolve("/"));
  }

  private static Image onWhite(DecodedImage image) {
    return Thumbnail.onWhite(image.color(), image.alpha());
  }
}
