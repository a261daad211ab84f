package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What the patches of the HR image look like, learned from the LR image alone. */
public interface PatchPrior {
  /**
   * The expected clean plane given a plane with white Gaussian noise: {@code E[x | x + sigma n]}.
   *
   * @param plane {@code (h, w)}
   * @param sigma standard deviation of the noise, in units of [0, 1]
   * @param random places the grid of patches
   * @return {@code (h, w)}
   */
  NDArray denoise(NDArray plane, double sigma, RandomGenerator random);

  /**
   * The same prior for many passes of one reverse diffusion, each with a prior of its own; what the
   * first pass chooses for an image, the others choose too. It is the prior itself where nothing is
   * chosen.
   */
  default Supplier<PatchPrior> held() {
    return () -> this;
  }
}
