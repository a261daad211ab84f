package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Gradients;
import dev.refocus.ndarray.Scope;

/**
 * {@code argmin_x ||A x - y||^2 + lambda ||grad x||_0} in the exact image model: as {@link
 * EdgeSharpening}, but from the LR pixels themselves, so that no blur of an enlargement is taken
 * for the kernel's.
 */
final class DecimatedSharpening {
  private static final double MAX_COUPLING = 1;
  private static final double GROWTH = 2;

  /** Ties flat areas to the step before: gradients do not tell their level. */
  private static final float ANCHOR = 2e-3f;

  private final NDArray lr;
  private final NDArray start;
  private final NDArray precision;

  /**
   * @param lr {@code (h, w)} on the torus
   * @param start {@code (s h, s w)}, its enlargement
   */
  DecimatedSharpening(NDArray lr, NDArray start) {
    this.lr = lr;
    this.start = start;
    int height = (int) start.getShape().get(0);
    int width = (int) start.getShape().get(1);
    precision = GradientPower.of(lr.getManager(), height, width).add(ANCHOR);
  }

  /**
   * The sharp image {@code (s h, s w)}.
   *
   * @param sparsity lambda, the price of a gradient
   */
  NDArray sharpen(ImageModel model, double sparsity) {
    return Scope.of(
        () -> {
          NDArray gram = model.gram(precision);
          NDArray sharp = start;
          for (double coupling = 2 * sparsity; coupling < MAX_COUPLING; coupling *= GROWTH) {
            sharp = step(sharp, model, gram, sparsity, coupling);
          }
          return sharp;
        });
  }

  private NDArray step(NDArray x, ImageModel model, NDArray gram, double lambda, double beta) {
    return Scope.of(
        () -> {
          NDArray horizontal = Gradients.horizontal(x);
          NDArray vertical = Gradients.vertical(x);
          NDArray strong = Gradients.strong(horizontal, vertical, lambda / beta);
          NDArray edges = Gradients.adjoint(horizontal.muli(strong), vertical.muli(strong));
          NDArray z = Fourier.forward(edges.addi(x.mul(ANCHOR))).divi(precision);
          return model.solve(z, lr, precision, gram, beta);
        });
  }
}
