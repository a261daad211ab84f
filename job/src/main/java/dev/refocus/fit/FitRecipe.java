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

  /** Two sizes on the HR grid that camera shake of a few LR pixels fits into. */
  private static List<Hypothesis> hypotheses(int scale) {
    int small = 5 * scale + 4;
    int large = small + 4;
    return List.of(new Hypothesis(small, 6), new Hypothesis(large, 4), new Hypothesis(large, 8));
  }
}
