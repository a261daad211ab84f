package dev.refocus.decode.tiff;

import dev.refocus.decode.color.SrgbCurve;
import dev.refocus.decode.pixels.ImageFormat;
import java.awt.image.Raster;

/**
 * CIE L*a*b* samples of a TIFF to sRGB. TIFF 6.0 (section 23) encodes L* unsigned and a*, b*
 * signed, under D65; the ICC's encoding (TIFF technical notes of 1995) is unsigned with an offset
 * of 128, under D50, and its 16-bit L* ends at 0xff00. Floating point samples are L*, a*, b*
 * themselves.
 */
final class LabConversion {
  /** XYZ under D65, white being (1, 1, 1), to light of sRGB (IEC 61966-2-1). */
  private static final double[] FROM_D65 = {
    3.080399, -1.537383, -0.543016, -0.921223, 1.875967, 0.045256, 0.052874, -0.203977, 1.151103
  };

  /** XYZ under D50, white being (1, 1, 1), adapted by Bradford's transform. */
  private static final double[] FROM_D50 = {
    3.021982, -1.617208, -0.404774, -0.943709, 1.916130, 0.027579, 0.069388, -0.228994, 1.159606
  };

  private static final double LARGEST_CHROMA = 200;

  private final TiffPhotometric encoding;
  private final int bits;
  private final boolean isFloat;
  private final double[] matrix;

  /**
   * @param bits of a sample
   * @param isFloat whether the samples are floating point numbers
   */
  LabConversion(TiffPhotometric encoding, int bits, boolean isFloat) {
    this.encoding = encoding;
    this.bits = bits;
    this.isFloat = isFloat;
    this.matrix = encoding == TiffPhotometric.ICCLAB ? FROM_D50 : FROM_D65;
  }

  /**
   * Bands 0 to 2 of {@code raster} in sRGB, planar; what sRGB does not reach is clipped.
   *
   * @throws dev.refocus.RefocusException UNSUPPORTED_FORMAT if floating point samples are no L*a*b*
   */
  float[] toSrgb(Raster raster) {
    int width = raster.getWidth();
    int area = width * raster.getHeight();
    float[] color = new float[3 * area];
    double[] row = new double[raster.getNumBands() * width];
    double lightest = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int sample = x * raster.getNumBands();
        double lightness = lightness(row[sample]);
        lightest = Math.max(lightest, lightness);
        convert(lightness, chroma(row[sample + 1]), chroma(row[sample + 2]), color, y * width + x);
      }
    }
    requireUnit(lightest);
    return color;
  }

  private double lightness(double sample) {
    if (isFloat) {
      return within(sample, -1, 101);
    }
    double white = encoding == TiffPhotometric.ICCLAB ? 255 << bits - 8 : (1 << bits) - 1;
    return Math.min(100 * sample / white, 100);
  }

  private double chroma(double sample) {
    if (isFloat) {
      return within(sample, -LARGEST_CHROMA, LARGEST_CHROMA);
    }
    double number = sample / (1 << bits - 8);
    return encoding == TiffPhotometric.ICCLAB || number < 128
        ? number - (encoding == TiffPhotometric.ICCLAB ? 128 : 0)
        : number - 256;
  }

  private static double within(double sample, double least, double most) {
    if (!(sample >= least && sample <= most)) {
      throw ImageFormat.unsupported(
          "a floating point L*a*b* image with the sample %s, outside [%s, %s],"
              .formatted(sample, least, most));
    }
    return sample;
  }

  /** Some programs divide by 100 and say so nowhere. */
  private void requireUnit(double lightest) {
    if (isFloat && lightest <= 1) {
      throw ImageFormat.unsupported(
          "a floating point L*a*b* image whose L* is at most %s of 100,".formatted(lightest));
    }
  }

  /** CIE 15, 8.2.1. */
  private void convert(double lightness, double a, double b, float[] color, int at) {
    double fy = (lightness + 16) / 116;
    double x = cube(fy + a / 500);
    double y = cube(fy);
    double z = cube(fy - b / 200);
    for (int channel = 0; channel < 3; channel++) {
      int first = 3 * channel;
      color[channel * color.length / 3 + at] =
          SrgbCurve.encoded(matrix[first] * x + matrix[first + 1] * y + matrix[first + 2] * z);
    }
  }

  private static double cube(double f) {
    return f > 6 / 29.0 ? f * f * f : (f - 4 / 29.0) * 3 * (6 / 29.0) * (6 / 29.0);
  }
}
