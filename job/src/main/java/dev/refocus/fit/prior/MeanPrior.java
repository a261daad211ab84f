package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import java.util.random.RandomGenerator;

/**
 * The mean of two priors' answers: what they do not have in common of their errors is halved.
 *
 * @param first of them
 * @param second of them
 */
public record MeanPrior(PatchPrior first, PatchPrior second) implements PatchPrior {
  @Override
  public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
    NDArray mean = first.denoise(plane, sigma, random);
    try (NDArray other = second.denoise(plane, sigma, random)) {
      return mean.addi(other).muli(0.5f);
    }
  }
}
