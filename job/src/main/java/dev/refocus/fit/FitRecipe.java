package dev.refocus.fit;

import dev.refocus.config.Profile;
import dev.refocus.fit.kernel.KernelEstimator.Hypothesis;
import dev.refocus.fit.reverse.NoiseSchedule;
import java.util.List;

/**
 * What a profile means in numbers.
 *
 * @param hypotheses about the kernel
 * @param schedule of the reverse diffusion
 */
record FitRecipe(List<Hypothesis> hypotheses, NoiseSchedule schedule) {
  /** Quantisation to 8 bits has 0.0011; the rest is for what the image model does not explain. */
  private static final double LR_NOISE = 0.004;

  static FitRecipe of(Profile profile, int scale) {
    return switch (profile) {
      case FAST ->
          new FitRecipe(hypotheses(scale), NoiseSchedule.geometric(0.15, 0.01, 8, LR_NOISE));
    };
  }

  /**
   * Three neighbours of the best single choice: further apart, their average loses what the worst
   * of them lacks.
   */
  private static List<Hypothesis> hypotheses(int scale) {
    int size = 7 * scale;
    return List.of(
        new Hypothesis(size, 8), new Hypothesis(size + 2, 9), new Hypothesis(size + 4, 10));
  }
}
