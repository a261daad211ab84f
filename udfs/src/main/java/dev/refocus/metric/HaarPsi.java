package dev.refocus.metric;

/**
 * Haar wavelet-based perceptual similarity of grey samples in [0, 1]: Reisenhofer, Bosse, Kutyniok
 * and Wiegand, "A Haar wavelet-based perceptual similarity index for image quality assessment",
 * Signal Processing: Image Communication 2018, section 2.
 *
 * <p>{@code logit(sum(W logistic(alpha H)) / sum W)^2 / alpha^2} over all places and both
 * directions, {@code H} the mean of {@code (2 g f + C) / (g^2 + f^2 + C)} over the two finest
 * scales, {@code g}, {@code f} the magnitudes of the images' Haar coefficients, {@code W} the
 * larger of those at the third scale; {@code C = 30} in squared 8-bit levels, {@code alpha = 4.2}.
 * The images are halved first ({@link HalvedLevels}). Beyond the edges they are black, as in the
 * authors' program.
 */
public final class HaarPsi {
  /** The fewest samples along a side: half of the coarsest filter, at half the size. */
  public static final int LEAST_SIDE = 8;

  private static final double C = 30;
  private static final double ALPHA = 4.2;
  private static final int COMPARED = 2;
  private static final int WEIGHING = 3;

  private HaarPsi() {}

  /** HaarPSI of two planes of one size: 1 for identical images, lower for worse ones, above 0. */
  public static double plain(Plane a, Plane b) {
    return shifted(a, b, 0, 0, 0);
  }

  /**
   * HaarPSI at a given shift, such as the one that {@link Psnr#bestShift} found.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the reference
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged judged = Judged.of(a, b, margin, rows, columns, LEAST_SIDE);
    HalvedLevels halved = HalvedLevels.of(judged.image());
    BoxSums image = new BoxSums(halved);
    BoxSums reference = new BoxSums(HalvedLevels.of(judged.reference()));
    double similarity = 0;
    double weights = 0;
    for (int i = 0; i < 2 * halved.samples().length; i++) {
      boolean upright = i % 2 == 0;
      int row = i / 2 / halved.width();
      int column = i / 2 % halved.width();
      double weight =
          Math.max(
              magnitude(image, WEIGHING, row, column, upright),
              magnitude(reference, WEIGHING, row, column, upright));
      similarity += weight * logistic(ALPHA * local(image, reference, row, column, upright));
      weights += weight;
    }
    // Black images have no coefficient that could differ.
    return weights == 0 ? 1 : Judged.requireFinite(score(similarity / weights), "HaarPSI");
  }

  /** {@code H} at one place and direction, 0 to 1. */
  private static double local(
      BoxSums image, BoxSums reference, int row, int column, boolean upright) {
    double sum = 0;
    for (int scale = 1; scale <= COMPARED; scale++) {
      double a = magnitude(image, scale, row, column, upright);
      double b = magnitude(reference, scale, row, column, upright);
      sum += (2 * a * b + C) / (a * a + b * b + C);
    }
    return sum / COMPARED;
  }

  /**
   * Magnitude of a Haar coefficient in 8-bit levels: a square of {@code 2^scale} samples around
   * {@code (row + 1/2, column + 1/2)}, one half less the other, by {@code 2^scale}.
   */
  private static double magnitude(BoxSums sums, int scale, int row, int column, boolean upright) {
    int half = 1 << (scale - 1);
    int top = row + 1 - half;
    int left = column + 1 - half;
    int bottom = row + 1 + half;
    int right = column + 1 + half;
    double first =
        upright ? sums.sum(top, left, row + 1, right) : sums.sum(top, left, bottom, column + 1);
    double second =
        upright ? sums.sum(row + 1, left, bottom, right) : sums.sum(top, column + 1, bottom, right);
    return Math.abs(first - second) / (2 * half);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double score(double mean) {
    double root = Math.log(mean / (1 - mean)) / ALPHA;
    return root * root;
  }
}
