package dev.refocus.metric;

/**
 * Gradient magnitude similarity deviation of samples in [0, 1]: Xue, Zhang, Mou and Bovik,
 * "Gradient magnitude similarity deviation: a highly efficient perceptual image quality index",
 * IEEE TIP 2014, section II. 0 for identical images, higher for worse ones, at most 1/2.
 *
 * <p>Standard deviation of {@code (2 g f + c) / (g^2 + f^2 + c)} over all places, {@code g}, {@code
 * f} the magnitudes of the images' gradients by Prewitt's filter, {@code c = 170} in squared 8-bit
 * levels. The images are halved first ({@link HalvedLevels}). Beyond the edges they are black, as
 * in the authors' program.
 */
public final class Gmsd {
  /** The fewest samples along a side: that of the gradient's filter, at half the size. */
  public static final int LEAST_SIDE = 6;

  private static final double C = 170;

  private Gmsd() {}

  /** GMSD of two planes of one size. */
  public static double plain(Plane a, Plane b) {
    return shifted(a, b, 0, 0, 0);
  }

  /**
   * GMSD at a given shift, such as the one that {@link Psnr#bestShift} found.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the reference
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged judged = Judged.of(a, b, margin, rows, columns, LEAST_SIDE);
    HalvedLevels image = HalvedLevels.of(judged.image());
    HalvedLevels reference = HalvedLevels.of(judged.reference());
    double[] similarities = new double[image.samples().length];
    for (int i = 0; i < similarities.length; i++) {
      int row = i / image.width();
      int column = i % image.width();
      double first = gradient(image, row, column);
      double second = gradient(reference, row, column);
      similarities[i] = (2 * first * second + C) / (first * first + second * second + C);
    }
    return Judged.requireFinite(deviation(similarities), "GMSD");
  }

  /** Magnitude in 8-bit levels a sample. */
  private static double gradient(HalvedLevels image, int row, int column) {
    double down = 0;
    double right = 0;
    for (int i = -1; i <= 1; i++) {
      down += image.at(row + 1, column + i) - image.at(row - 1, column + i);
      right += image.at(row + i, column + 1) - image.at(row + i, column - 1);
    }
    return Math.hypot(down / 3, right / 3);
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= values.length;
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    return Math.sqrt(variance);
  }
}
