package dev.refocus.evaluate.report;

import java.util.List;

/**
 * A finished trial as the tables need it; the columns of {@code dev.refocus.evaluate.row}, best
 * shift where there is a choice.
 *
 * @param figures null if the trial failed
 */
public record CaseResult(
    String key,
    String caseId,
    String group,
    String image,
    String kernel,
    String profile,
    long seed,
    String status,
    String error,
    Figures figures,
    String reproduce) {

  private static final String TRUSTED = "restored";

  /** More dB below the baseline are a loss. */
  static final double LOSS = 0.05;

  /**
   * How good an image is, of the luma.
   *
   * @param db PSNR, dB
   * @param ssim SSIM, at most 1
   * @param haarPsi HaarPSI, above 0, 1 for the truth
   * @param gmsd GMSD, 0 for the truth to 1/2
   * @param gradientEnergy over the truth's, 1 for the truth; NaN if that is flat
   * @param overshoot share of pixels beyond the LR pixels around them, 0 to 1
   * @param blockSteps steps at borders of JPEG blocks over those elsewhere; NaN if there are none
   */
  public record Quality(
      double db,
      double ssim,
      double haarPsi,
      double gmsd,
      double gradientEnergy,
      double overshoot,
      double blockSteps) {}

  /**
   * What was measured.
   *
   * @param bicubic of the bicubic enlargement
   * @param lanczos of the enlargement by Lanczos' filter
   * @param restored of the restored image
   * @param oracle of the image restored with the true kernel; null if not asked for
   * @param kernelSimilarity normalised cross-correlation with the true kernel, at most 1
   * @param foundName what made the LR image, as far as was found out
   * @param examDb gain over bicubic interpolation in the image's own exam, dB; NaN if it took none
   * @param found weights of the found kernel
   */
  public record Figures(
      Quality bicubic,
      Quality lanczos,
      Quality restored,
      Quality oracle,
      double kernelSimilarity,
      String foundName,
      double confidence,
      double examDb,
      double residualDb,
      double seconds,
      float[] found) {
    /** The better interpolation by PSNR. */
    public Quality baseline() {
      return lanczos.db > bicubic.db ? lanczos : bicubic;
    }

    /** Over the baseline, dB. */
    public double gainDb() {
      return restored.db - baseline().db;
    }

    /** With the true kernel over the baseline, dB; NaN if not asked for. */
    double oracleGainDb() {
      return oracle == null ? Double.NaN : oracle.db - baseline().db;
    }
  }

  public boolean failed() {
    return figures == null;
  }

  /** Those that have an image. */
  static List<CaseResult> sound(List<CaseResult> results) {
    return results.stream().filter(result -> !result.failed()).toList();
  }

  double gainDb() {
    return figures.gainDb();
  }

  /** More than {@value #LOSS} dB below the baseline. */
  boolean loses() {
    return gainDb() < -LOSS;
  }

  /** Whether the program stands by the image: it is not {@code degraded}. */
  boolean trusted() {
    return status.equals(TRUSTED);
  }
}
