package dev.refocus.fit.verdict;

/**
 * What a kernel leaves unexplained of the LR image, as a ratio of variances: the less a kernel is
 * trusted, the more the prior has to say.
 */
public final class KernelMisfit {
  private static final double EXACT = 0.0016;
  private static final double POOR = 0.01;

  /** Confidence up to which a kernel counts as poor, and from which as exact. */
  private static final double DOUBTED = 0.7;

  private static final double SURE = 0.95;

  private KernelMisfit() {}

  /**
   * In [0.0016, 0.01], geometric in between.
   *
   * @param confidence in [0, 1]
   */
  public static double of(double confidence) {
    double sure = Math.min(Math.max((confidence - DOUBTED) / (SURE - DOUBTED), 0), 1);
    return POOR * Math.pow(EXACT / POOR, sure);
  }
}
