package dev.refocus.evaluate.report;

import java.util.List;

/**
 * A finished trial as the tables need it; the columns of {@code dev.refocus.evaluate.row}, best
 * shift where there is a choice.
 *
 * @param figures null if the trial failed
 */
public record CaseResult(
    String key, TrialName trial, String status, String error, Figures figures, String reproduce) {

  private static final String TRUSTED = "restored";

  /** More dB below the baseline are a loss. */
  static final double LOSS = 0.05;

  /**
   * Which trial it is.
   *
   * @param kernel that degraded the image
   */
  public record TrialName(
      String caseId, String group, String image, String kernel, String profile, long seed) {}

  /**
   * What was measured.
   *
   * @param confidence NaN of a peer, as what else is found in a fit
   * @param examDb gain over bicubic interpolation in the image's own exam, dB; NaN if it took none
   */
  public record Figures(
      Qualities images,
      FoundKernel kernel,
      double confidence,
      double examDb,
      double residualDb,
      double seconds) {
    /** Over the baseline, dB. */
    public double gainDb() {
      return images.gainDb();
    }

    double kernelSimilarity() {
      return kernel.similarity();
    }
  }

  /**
   * The kernel that was found.
   *
   * @param similarity normalised cross-correlation with the true kernel, at most 1; NaN if none was
   *     looked for
   * @param name what made the LR image, as far as was found out; null likewise
   * @param weights null likewise
   */
  public record FoundKernel(double similarity, String name, float[] weights) {}

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
