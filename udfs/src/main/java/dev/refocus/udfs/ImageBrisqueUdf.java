package dev.refocus.udfs;

import dev.refocus.metric.natural.Brisque;
import org.apache.spark.sql.api.java.UDF1;

/**
 * {@code image_brisque(png)}: {@link Brisque#score} of the luma of a PNG; null for a null image and
 * where the score is undefined.
 */
public final class ImageBrisqueUdf implements UDF1<Object, Double> {
  @Override
  public Double call(Object png) {
    if (png == null) {
      return null;
    }
    double score = Brisque.score(ImageArgument.luma("png", png));
    return Double.isNaN(score) ? null : score;
  }
}
