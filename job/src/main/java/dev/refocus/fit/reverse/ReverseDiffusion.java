package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.model.Scope;
import dev.refocus.fit.prior.PatchPrior;
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
   * @param misfit of the kernel, as in {@link NoiseSchedule#alpha}
   */
  public ReverseDiffusion(PatchPrior prior, NoiseSchedule schedule, double misfit) {
    this.prior = prior;
    this.schedule = schedule;
    this.misfit = misfit;
  }

  /**
   * @param start {@code (s h, s w)}, the first guess
   * @param seen the LR plane {@code (h, w)}
   * @return {@code (s h, s w)}
   */
  public NDArray restore(
      NDArray start, Observation seen, ImageModel model, RandomGenerator random) {
    double alpha = NoiseSchedule.alpha(misfit, seen.noise());
    return Scope.of(
        () -> {
          NDArray x = start;
          for (double sigma : schedule.levels()) {
            NDArray guess = x;
            x = Scope.of(() -> prior.denoise(model.solve(guess, seen, alpha), sigma, random));
          }
          return model.solve(x, seen, alpha);
        });
  }
}
