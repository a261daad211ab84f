package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.prior.PatchPrior;
import java.util.random.RandomGenerator;

/**
 * A user's denoiser in the place of the image's own patches: plug and play (Zhang et al. 2021,
 * "Plug-and-play image restoration with deep denoiser prior"). A plane is three equal colours.
 */
record DenoiserPrior(FramedNetwork network) implements PatchPrior {
  @Override
  public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
    return network.denoise(plane, sigma);
  }
}
