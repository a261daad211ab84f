package dev.refocus.fit.prior;

import java.util.Locale;

/**
 * How much work a patch mixture is.
 *
 * @param components Gaussians of the mixture
 * @param samples patches to learn from, at most
 * @param iterations of expectation maximisation
 * @param stride HR pixels between patches that are denoised: 2, 4 or 8. At 8 they tile the plane;
 *     the tiles lie elsewhere at each noise level, so that over many levels no seam stays
 */
public record MixtureRecipe(int components, int samples, int iterations, int stride) {
  public MixtureRecipe {
    if (stride < 1 || Patches.SIDE % stride != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stride of patches: %d, must divide their side %d",
              stride,
              Patches.SIDE));
    }
  }
}
