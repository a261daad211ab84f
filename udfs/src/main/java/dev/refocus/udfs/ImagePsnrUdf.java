package dev.refocus.udfs;

import dev.refocus.metric.Psnr;
import org.apache.spark.sql.api.java.UDF2;

/**
 * {@code image_psnr(png_a, png_b)}: {@link Psnr#plain} of the lumas of two PNGs in dB; null if one
 * is.
 */
public final class ImagePsnrUdf implements UDF2<Object, Object, Double> {
  @Override
  public Double call(Object a, Object b) {
    if (a == null || b == null) {
      return null;
    }
    return Psnr.plain(ImageArgument.luma("png_a", a), ImageArgument.luma("png_b", b));
  }
}
