package dev.refocus.fit;

import dev.refocus.config.Profile;
import dev.refocus.fit.kernel.KernelEstimator.Hypothesis;
import dev.refocus.fit.prior.MixtureRecipe;
import dev.refocus.fit.reverse.NoiseSchedule;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a profile means in numbers.
 *
 * @param hypotheses about the kernel
 * @param refinements of the kernel
 * @param mixture the patch prior
 * @param schedule of the reverse diffusion
 */
record FitRecipe(
    List<Hypothesis> hypotheses, int refinements, MixtureRecipe mixture, NoiseSchedule schedule) {
  /** For kernels that resemble the true one to about .9; exact ones want 0.0016, poor ones 0.01. */
  private static final double KERNEL_MISFIT = 0.003;

  private static final MixtureRecipe MIXTURE = new MixtureRecipe(12, 8000, 5, 8);

  static FitRecipe of(Profile profile, int scale) {
    return switch (profile) {
      case FAST ->
          new FitRecipe(
              List.of(
                  new Hypothesis(7 * scale, 8),
                  new Hypothesis(7 * scale + 2, 9),
                  new Hypothesis(7 * scale + 4, 10)),
              1,
              MIXTURE,
              NoiseSchedule.geometric(0.2, 0.03, 24, KERNEL_MISFIT));
      case BALANCED ->
          new FitRecipe(
              spread(scale), 3, MIXTURE, NoiseSchedule.geometric(0.2, 0.02, 64, KERNEL_MISFIT));
    };
  }

  /** Sizes times prices, far apart: what is common to their estimates is the kernel's. */
  private static List<Hypothesis> spread(int scale) {
    return IntStream.of(5, 7, 9)
        .boxed()
        .flatMap(
            size ->
                DoubleStream.of(3, 8, 24).mapToObj(price -> new Hypothesis(size * scale, price)))
        .toList();
  }
}
