package dev.refocus.metric;

/**
 * How much of the LR pixels' grid an enlarged image shows, as stairs on diagonals and chequered
 * detail: the mean absolute difference of neighbours depends on where in its LR pixel it is taken.
 * It needs no truth.
 *
 * <p>With {@code d[p]} the mean absolute first difference along an axis at phase {@code p} modulo
 * the scale {@code s}, the measure is {@code (max_p d[p] - min_p d[p]) / mean_p d[p]}, averaged
 * over both axes. 0 is no grid; photographs themselves have .01 to .07 by chance.
 */
public final class LrGrid {
  private LrGrid() {}

  /**
   * The measure, 0 or more.
   *
   * @param hr {@code (s h, s w)}, usually the luma, whose sample (0, 0) is a corner of the LR image
   * @param scale {@code s}, at least 1
   * @param margin samples along each side that are not judged; at least {@code s + 1} are left
   * @return NaN if the image is flat along an axis
   */
  public static double contrast(Plane hr, int scale, int margin) {
    hr.requireInside(margin, scale + 1);
    return (contrast(hr, scale, margin, hr.width(), 0) + contrast(hr, scale, margin, 1, 1)) / 2;
  }

  /** Along one axis: the difference to the sample that is {@code stride} before. */
  private static double contrast(Plane hr, int scale, int margin, int stride, int axis) {
    double[] sum = new double[scale];
    long[] count = new long[scale];
    for (int row = margin; row < hr.height() - margin; row++) {
      for (int column = margin; column < hr.width() - margin; column++) {
        int along = axis == 0 ? row : column;
        if (along > margin) {
          int at = row * hr.width() + column;
          sum[along % scale] += Math.abs((double) hr.samples()[at] - hr.samples()[at - stride]);
          count[along % scale]++;
        }
      }
    }
    return spread(sum, count);
  }

  private static double spread(double[] sum, long[] count) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double mean = 0;
    for (int phase = 0; phase < sum.length; phase++) {
      double difference = sum[phase] / count[phase];
      least = Math.min(least, difference);
      most = Math.max(most, difference);
      mean += difference / sum.length;
    }
    return mean > 0 ? (most - least) / mean : Double.NaN;
  }
}
