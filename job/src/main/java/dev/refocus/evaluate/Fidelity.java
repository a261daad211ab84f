package dev.refocus.evaluate;

import dev.refocus.image.Image;
import dev.refocus.metric.Gmsd;
import dev.refocus.metric.GradientEnergy;
import dev.refocus.metric.HaarPsi;
import dev.refocus.metric.Plane;
import dev.refocus.metric.Psnr;
import dev.refocus.metric.SpaceWarping;
import dev.refocus.metric.Ssim;

/**
 * How near an image is to the truth: PSNR in dB and SSIM, of the luma and of the colour (the PSNR
 * of the mean squared error over the channels, the mean SSIM of the channels). Higher is nearer.
 *
 * <p>"Shifted" is at the translation by whole pixels that is best for the luma's PSNR: a blind
 * method knows the image up to a translation only. All figures are of the same pixels of the truth.
 *
 * @param structure of the luma at the same translation
 * @param rows the translation: pixel {@code (i + rows, j + columns)} of the image lies on {@code
 *     (i, j)} of the truth
 * @param columns see {@code rows}
 */
public record Fidelity(Figures plain, Figures shifted, Structure structure, int rows, int columns) {
  /** Translations by as many HR pixels along either axis are tried. */
  public static final int MAX_SHIFT = 6;

  /**
   * The figures at one translation.
   *
   * @param lumaDb PSNR of the luma, dB
   * @param lumaSsim SSIM of the luma, at most 1
   * @param rgbDb PSNR of the colour, dB; that of the luma if the image is grey
   * @param rgbSsim SSIM of the colour; that of the luma if the image is grey
   */
  public record Figures(double lumaDb, double lumaSsim, double rgbDb, double rgbSsim) {}

  /**
   * What decibels hide.
   *
   * @param haarPsi HaarPSI, above 0, 1 for the truth; higher is nearer
   * @param gmsd GMSD, 0 for the truth to 1/2; lower is nearer
   * @param swd space-warping difference, 0 for the truth to 2; lower is nearer
   * @param gradientEnergy mean squared gradient over the truth's: below 1 is blur, above it ringing
   *     or noise; NaN if the truth is flat
   */
  public record Structure(double haarPsi, double gmsd, double swd, double gradientEnergy) {}

  /**
   * HR pixels that are not judged for their nearness to the edge: where the degradation has seen
   * pixels beyond it. The shifts' {@value #MAX_SHIFT} px are left out in addition.
   *
   * @param kernelSize {@code K}
   */
  public static int border(int scale, int kernelSize) {
    return scale + kernelSize / 2;
  }

  /**
   * Compares an image with the truth.
   *
   * @param image of the truth's size
   * @param border HR pixels
   */
  public static Fidelity of(Image image, Image truth, int border) {
    Psnr.Shifted best = Psnr.bestShift(luma(image), luma(truth), border, MAX_SHIFT);
    int margin = border + MAX_SHIFT;
    Figures plain = figures(image, truth, margin, 0, 0);
    boolean still = best.rows() == 0 && best.columns() == 0;
    Figures shifted = still ? plain : figures(image, truth, margin, best.rows(), best.columns());
    return new Fidelity(
        plain, shifted, structure(image, truth, margin, best), best.rows(), best.columns());
  }

  /** The better of two by the luma's PSNR at the best shift; the first if they are equal. */
  public static Fidelity better(Fidelity a, Fidelity b) {
    return b.shifted.lumaDb > a.shifted.lumaDb ? b : a;
  }

  private static Structure structure(Image image, Image truth, int margin, Psnr.Shifted at) {
    Plane luma = luma(image);
    Plane trueLuma = luma(truth);
    return new Structure(
        HaarPsi.shifted(luma, trueLuma, margin, at.rows(), at.columns()),
        Gmsd.shifted(luma, trueLuma, margin, at.rows(), at.columns()),
        SpaceWarping.shifted(luma, trueLuma, margin, at.rows(), at.columns()),
        GradientEnergy.shifted(luma, trueLuma, margin, at.rows(), at.columns()));
  }

  private static Figures figures(Image image, Image truth, int margin, int rows, int columns) {
    Plane luma = luma(image);
    Plane trueLuma = luma(truth);
    double lumaDb = Psnr.shifted(luma, trueLuma, margin, rows, columns);
    double lumaSsim = Ssim.shifted(luma, trueLuma, margin, rows, columns);
    if (truth.channels() == 1) {
      return new Figures(lumaDb, lumaSsim, lumaDb, lumaSsim);
    }
    double error = 0;
    double ssim = 0;
    for (int channel = 0; channel < truth.channels(); channel++) {
      Plane plane = plane(image, channel);
      Plane truePlane = plane(truth, channel);
      error += Math.pow(10, -Psnr.shifted(plane, truePlane, margin, rows, columns) / 10);
      ssim += Ssim.shifted(plane, truePlane, margin, rows, columns);
    }
    double rgbDb = -10 * Math.log10(error / truth.channels());
    return new Figures(lumaDb, lumaSsim, rgbDb, ssim / truth.channels());
  }

  static Plane luma(Image image) {
    return new Plane(image.height(), image.width(), image.luma().samples());
  }

  private static Plane plane(Image image, int channel) {
    return new Plane(image.height(), image.width(), image.plane(channel).samples());
  }
}
