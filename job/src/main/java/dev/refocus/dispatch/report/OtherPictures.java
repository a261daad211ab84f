package dev.refocus.dispatch.report;

import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.Thumbnail;
import java.util.Map;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The HR images of the run to compare with, in the windows that the first run's images have chosen.
 *
 * @param windows by URI
 */
record OtherPictures(RunConfig run, Map<String, DetailWindow> windows)
    implements PairFunction<Row, String, byte[]> {
  /** What is read of a row. */
  static final String[] COLUMNS = {"uri", "hr.bytes AS png"};

  @Override
  public Tuple2<String, byte[]> call(Row row) {
    String uri = row.getAs("uri");
    return new Tuple2<>(uri, picture(row.getAs("png"), windows.get(uri)));
  }

  /** Null if it is no image of the same size. */
  private byte[] picture(byte[] png, DetailWindow window) {
    try {
      DecodedImage hr = new ImageDecoder(run.limits().ofScoring()).decode(png, 1);
      Image image = Thumbnail.onWhite(hr.color(), hr.alpha());
      return window.isWithin(image) ? Thumbnail.jpeg(window.of(image)) : null;
    } catch (RefocusException e) {
      return null;
    }
  }
}
