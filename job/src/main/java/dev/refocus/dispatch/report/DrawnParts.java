package dev.refocus.dispatch.report;

import dev.refocus.RefocusException;
import dev.refocus.image.Image;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.Thumbnail;
import dev.refocus.store.StoreFault;
import java.util.Map;
import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/**
 * The restored images of cases in the windows that other images have chosen.
 *
 * @param windows by key
 */
record DrawnParts(DrawnImages images, Map<String, DetailWindow> windows)
    implements PairFunction<String, String, byte[]> {

  /** Null if the case is not drawn, or of another size. */
  @Override
  public Tuple2<String, byte[]> call(String key) {
    return new Tuple2<>(key, picture(key, windows.get(key)));
  }

  private byte[] picture(String key, DetailWindow window) {
    try {
      Image image = images.read(key, "hr.png");
      return window.isWithin(image) ? Thumbnail.jpeg(window.of(image)) : null;
    } catch (StoreFault | RefocusException e) {
      return null;
    }
  }
}
