package dev.refocus.fit.verdict;

/**
 * What a kernel leaves unexplained of the LR image, as a ratio of variances: the less a kernel is
 * trusted, the more the prior has to say.
 */
public final class KernelMisfit {
  private static final double EXACT = 0.0016;
  private static final double POOR = 0.01;

  /** Confidence up to which a kernel counts as poor, and from which as exact. */
  private static final double POOR_UP_TO = 0.7;

  private static final double EXACT_FROM = 0.95;

  private KernelMisfit() {}

  /**
   * In [0.0016, 0.01], geometric in between.
   *
   * @param confidence in [0, 1]
   */
  public static double of(double confidence) {
    double share = (confidence - POOR_UP_TO) / (EXACT_FROM - POOR_UP_TO);
    return POOR * Math.pow(EXACT / POOR, Math.min(Math.max(share, 0), 1));
  }
}
