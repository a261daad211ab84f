package dev.refocus.evaluate;

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

  /**
   * What was measured.
   *
   * @param bicubicDb luma PSNR of the bicubic enlargement, dB
   * @param restoredDb luma PSNR of the restored image, dB
   * @param oracleDb luma PSNR with the true kernel, dB; NaN if not asked for
   * @param kernelSimilarity normalised cross-correlation with the true kernel, 0 to 1
   * @param found weights of the found kernel
   */
  public record Figures(
      double bicubicDb,
      double restoredDb,
      double oracleDb,
      double bicubicSsim,
      double restoredSsim,
      double kernelSimilarity,
      double confidence,
      double residualDb,
      double seconds,
      float[] found) {
    double gainDb() {
      return restoredDb - bicubicDb;
    }
  }

  public boolean failed() {
    return figures == null;
  }

  double gainDb() {
    return figures.gainDb();
  }
}
