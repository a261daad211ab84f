package dev.refocus.udfs;

import dev.refocus.metric.natural.Niqe;
import org.apache.spark.sql.api.java.UDF1;

/**
 * {@code image_niqe(png)}: {@link Niqe#score} of the luma of a PNG; null for a null image and where
 * the score is undefined.
 */
public final class ImageNiqeUdf implements UDF1<Object, Double> {
  @Override
  public Double call(Object png) {
    if (png == null) {
      return null;
    }
    double score = Niqe.score(ImageArgument.luma("png", png));
    return Double.isNaN(score) ? null : score;
  }
}
