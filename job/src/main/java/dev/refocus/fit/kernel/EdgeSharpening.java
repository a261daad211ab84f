package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Gradients;
import dev.refocus.ndarray.Scope;

/**
 * {@code argmin_x ||x * k - b||^2 + lambda ||grad x||_0} by half-quadratic splitting (Xu et al.
 * 2013): the sharp image that keeps strong edges only, from which a kernel can be read.
 */
final class EdgeSharpening {
  private static final double GROWTH = 2;

  private EdgeSharpening() {}

  /**
   * @param blurred {@code (h, w)}
   * @param blurredSpectrum of {@code blurred}
   * @param kernelSpectrum of the kernel at this size
   * @param gradientPower {@code |Dx|^2 + |Dy|^2}, {@code (h, w/2 + 1, 1)}
   * @param sparsity lambda, the price of a gradient
   * @param maxCoupling beta_max, 1e5 in the papers
   */
  static NDArray sharpen(
      NDArray blurred,
      NDArray blurredSpectrum,
      NDArray kernelSpectrum,
      NDArray gradientPower,
      double sparsity,
      double maxCoupling) {
    return Scope.of(
        () -> {
          NDArray data = Fourier.multiplyConjugate(blurredSpectrum, kernelSpectrum);
          NDArray power = Fourier.power(kernelSpectrum);
          NDArray sharp = blurred.duplicate();
          for (double coupling = 2 * sparsity; coupling < maxCoupling; coupling *= GROWTH) {
            sharp = step(sharp, data, power, gradientPower, sparsity, coupling);
          }
          return sharp;
        });
  }

  /** How many couplings {@link #sharpen} goes through. */
  static int steps(double sparsity, double maxCoupling) {
    int steps = 0;
    for (double coupling = 2 * sparsity; coupling < maxCoupling; coupling *= GROWTH) {
      steps++;
    }
    return steps;
  }

  private static NDArray step(
      NDArray x, NDArray data, NDArray power, NDArray gradientPower, double lambda, double beta) {
    return Scope.of(
        () -> {
          NDArray horizontal = Gradients.horizontal(x);
          NDArray vertical = Gradients.vertical(x);
          NDArray strong = Gradients.strong(horizontal, vertical, lambda / beta);
          NDArray edges =
              Gradients.adjoint(horizontal.muli(strong), vertical.muli(strong)).muli((float) beta);
          NDArray numerator = Fourier.forward(edges).addi(data);
          NDArray denominator = gradientPower.mul((float) beta).addi(power);
          return Fourier.inverse(numerator.divi(denominator), x.getShape().get(1));
        });
  }
}
