package dev.refocus.metric;

/**
 * Structural similarity of samples in [0, 1]: Wang, Bovik, Sheikh and Simoncelli, "Image quality
 * assessment: from error visibility to structural similarity", IEEE TIP 2004, equation 13.
 *
 * <p>Gaussian window of 11 x 11 samples and standard deviation 1.5, {@code K1 = 0.01}, {@code K2 =
 * 0.03}, {@code L = 1}; mean over the positions at which the whole window lies in the image. The
 * image is not shrunk first. 1 for identical images; negative where structures are opposed.
 */
public final class Ssim {
  /** Samples along a side of the window. */
  public static final int WINDOW = 11;

  private static final double[] GAUSSIAN = gaussian(1.5);

  private Ssim() {}

  /** SSIM of two planes of one size, at least {@value #WINDOW} samples along either side. */
  public static double plain(Plane a, Plane b) {
    return shifted(a, b, 0, 0, 0);
  }

  /**
   * SSIM at a given shift, such as the one that {@link Psnr#bestShift} found.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the reference
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged.requireJudgeable(a, b, margin, rows, columns, WINDOW);
    return Judged.requireFinite(mean(a, b, margin, rows * a.width() + columns), "SSIM");
  }

  /** Runs a band of {@link #WINDOW} rows down the images, so that memory grows with the width. */
  private static double mean(Plane a, Plane b, int margin, int offset) {
    int positions = b.width() - 2 * margin - WINDOW + 1;
    SsimBand band = new SsimBand(GAUSSIAN, positions);
    double sum = 0;
    int height = b.height() - 2 * margin;
    for (int row = 0; row < height; row++) {
      int start = (margin + row) * b.width() + margin;
      band.push(a.samples(), start + offset, b.samples(), start);
      if (row >= WINDOW - 1) {
        sum += band.sum();
      }
    }
    return sum / ((height - WINDOW + 1.0) * positions);
  }

  private static double[] gaussian(double deviation) {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - (WINDOW - 1) / 2.0;
      weights[i] = Math.exp(-distance * distance / (2 * deviation * deviation));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
