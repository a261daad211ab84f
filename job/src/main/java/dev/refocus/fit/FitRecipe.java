package dev.refocus.fit;

import dev.refocus.config.Profile;
import dev.refocus.fit.kernel.KernelEstimator.Hypothesis;
import dev.refocus.fit.prior.MixtureRecipe;
import dev.refocus.fit.reverse.NoiseSchedule;
import java.util.List;

/**
 * What a profile means in numbers.
 *
 * @param hypotheses about the kernel
 * @param mixture the patch prior
 * @param schedule of the reverse diffusion
 */
record FitRecipe(List<Hypothesis> hypotheses, MixtureRecipe mixture, NoiseSchedule schedule) {
  /** For blind estimates, which resemble the true kernel to about .8; exact ones want 0.0016. */
  private static final double KERNEL_MISFIT = 0.01;

  static FitRecipe of(Profile profile, int scale) {
    return switch (profile) {
      case FAST -> fast(scale);
    };
  }

  /** About 0.4 s for 128 x 128 at x4 on two cores, the kernel apart. */
  static FitRecipe fast(int scale) {
    return new FitRecipe(
        hypotheses(scale),
        new MixtureRecipe(12, 8000, 5, 8),
        NoiseSchedule.geometric(0.2, 0.03, 24, KERNEL_MISFIT));
  }

  /**
   * About 2 s for 128 x 128 in colour at x4 on two cores, the kernel apart. Over {@link #fast} it
   * gains 0.25 dB with the true kernel, 0.1 with a nearly right one, and loses as much with a poor
   * one.
   */
  static FitRecipe balanced(int scale) {
    return new FitRecipe(
        hypotheses(scale),
        new MixtureRecipe(12, 8000, 5, 8),
        NoiseSchedule.geometric(0.2, 0.02, 64, KERNEL_MISFIT));
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
