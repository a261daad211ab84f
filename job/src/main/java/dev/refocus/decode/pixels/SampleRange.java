package dev.refocus.decode.pixels;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What means 1 in integer samples of more than 8 bits: cameras and microscopes store 10, 12 or 14
 * bits in 16.
 *
 * @param bits of a sample as stored
 * @param declared the largest sample that can occur, as the file says; 0 if it does not
 */
public record SampleRange(int bits, long declared) {
  /** Below this share of its range an image is black to every viewer. */
  private static final int DARK = 16;

  /** 14 bits in 16, and so nearly full that it is no dark photograph. */
  private static final double FULL = 15 / 16.0;

  private static final int MARGIN_BITS = 2;

  public double full() {
    return bits >= 32 ? 0xffffffffL : (1L << bits) - 1;
  }

  /**
   * The sample that means 1: the declared largest one, if it is that of whole bits and none exceeds
   * it. TIFF 6.0 means statistics by it, so nothing else is scaled.
   *
   * @param colors bands that are looked at
   * @param findings told if the samples use so little of the range that bits are missing
   */
  double maximum(Raster raster, int colors, List<Finding> findings) {
    if (bits <= 8 || isFloat(raster)) {
      return full();
    }
    long largest = largest(raster, colors);
    if (isDeclared() && largest <= declared) {
      return declared;
    }
    if (largest > 0 && (largest <= full() / DARK || isFull(largest))) {
      findings.add(unused(largest));
    }
    return full();
  }

  private boolean isDeclared() {
    return declared > 255 && declared < full() && Long.bitCount(declared + 1) == 1;
  }

  private boolean isFull(long largest) {
    double most = (1L << bits - MARGIN_BITS) - 1;
    return largest <= most && largest >= FULL * most;
  }

  private Finding unused(long largest) {
    return new Finding(
        ErrorCode.RANGE_UNUSED,
        String.format(
            Locale.ROOT,
            "the largest sample is %d of %.0f, so the image uses only 1/%.0f of its range, as if samples of %d bits held fewer; scale the samples or write the TIFF tag MaxSampleValue",
            largest,
            full(),
            full() / largest,
            bits));
  }

  private static boolean isFloat(Raster raster) {
    int type = raster.getTransferType();
    return type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
  }

  /** Of the bands from 0 to {@code bands - 1}. */
  private static long largest(Raster raster, int bands) {
    long largest = 0;
    int[] row = new int[raster.getWidth()];
    for (int band = 0; band < bands; band++) {
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
        largest =
            Math.max(
                largest, Arrays.stream(row).mapToLong(Integer::toUnsignedLong).max().orElse(0));
      }
    }
    return largest;
  }

  /** Maxima of {@code colors} bands and of the opacity after them. */
  public double[] maxima(Raster raster, int colors, boolean alpha, List<Finding> findings) {
    double[] maxima = new double[colors + 1];
    Arrays.fill(maxima, maximum(raster, colors, findings));
    if (alpha && largest(raster, colors + 1) > maxima[0]) {
      maxima[colors] = full();
    }
    return maxima;
  }
}
