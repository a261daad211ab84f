package dev.refocus.udfs;

import dev.refocus.metric.Ssim;
import org.apache.spark.sql.api.java.UDF2;

/**
 * {@code image_ssim(png_a, png_b)}: {@link Ssim#plain} of the lumas of two PNGs; null if one is.
 */
public final class ImageSsimUdf implements UDF2<Object, Object, Double> {
  @Override
  public Double call(Object a, Object b) {
    if (a == null || b == null) {
      return null;
    }
    return Ssim.plain(ImageArgument.luma("png_a", a), ImageArgument.luma("png_b", b));
  }
}
