package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.ndarray.Scope;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Reverse diffusion at HR size with exact data consistency: at each falling noise level one data
 * step and one denoising step.
 */
public final class ReverseDiffusion {
  private final PatchPrior prior;
  private final NoiseSchedule schedule;
  private final double misfit;

  /**
   * A reverse diffusion with a known kernel.
   *
   * @param misfit of the kernel, as in {@link NoiseSchedule#alpha}
   */
  public ReverseDiffusion(PatchPrior prior, NoiseSchedule schedule, double misfit) {
    this.prior = prior;
    this.schedule = schedule;
    this.misfit = misfit;
  }

  /**
   * Runs the reverse diffusion.
   *
   * @param start {@code (s h, s w)}, the first guess
   * @param seen the LR plane {@code (h, w)}
   * @return {@code (s h, s w)}
   */
  public NDArray restore(NDArray start, Observation seen, DataStep data, RandomGenerator random) {
    return restore(start, seen, data, random, () -> false);
  }

  /**
   * The same, but no further than to the level before which {@code stop} says so. The state after
   * any level is a whole image: what is left out of the descent leaves it smoother.
   */
  public NDArray restore(
      NDArray start,
      Observation seen,
      DataStep data,
      RandomGenerator random,
      BooleanSupplier stop) {
    return Scope.of(
        () -> {
          NDArray x = start;
          for (double sigma : schedule.levels()) {
            if (stop.getAsBoolean()) {
              break;
            }
            NDArray guess = x;
            x =
                Scope.of(
                    () ->
                        prior.denoise(data.solve(guess, seen, alpha(seen, sigma)), sigma, random));
          }
          return data.solve(x, seen, alpha(seen, schedule.last()));
        });
  }

  private double alpha(Observation seen, double sigma) {
    return NoiseSchedule.alpha(misfit, seen.noise(), sigma);
  }
}
