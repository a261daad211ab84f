package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.kernel.Kernel;

/**
 * {@code A x = (x correlated with k) decimated by s} on the torus, its adjoint, and the exact data
 * step of reverse diffusion.
 *
 * <p>With a decimated convolution {@code A A'} is a convolution on the LR grid (Zhao et al. 2016,
 * "Fast single image super-resolution using a new analytical solution for l2-l2 problems"), so the
 * data step has the closed form of {@link #solve}: four transforms, no iteration.
 */
public final class ImageModel {
  private final int scale;
  private final int height;
  private final int width;
  private final NDArray spectrum;
  private final NDArray gram;

  /**
   * @param height of the LR plane
   * @param width of the LR plane
   */
  public ImageModel(NDManager manager, Kernel kernel, int scale, int height, int width) {
    this.scale = scale;
    this.height = height;
    this.width = width;
    int offset = Math.floorDiv(kernel.size() - scale, 2);
    spectrum =
        Fourier.correlation(
            manager, kernel.weights(), kernel.size(), offset, scale * height, scale * width);
    gram =
        Scope.of(
            () -> {
              NDArray power = Fourier.multiplyConjugate(spectrum, spectrum);
              return Fourier.forward(decimate(Fourier.inverse(power, hrWidth()))).get("..., 0:1");
            });
  }

  /** {@code (s h, s w)} to {@code (h, w)}: {@code A x}. */
  public NDArray degrade(NDArray x) {
    return Scope.of(
        () -> decimate(Fourier.inverse(Fourier.multiply(Fourier.forward(x), spectrum), hrWidth())));
  }

  /** {@code (h, w)} to {@code (s h, s w)}: {@code A' y}. */
  public NDArray adjoint(NDArray y) {
    return Scope.of(
        () ->
            Fourier.inverse(
                Fourier.multiplyConjugate(Fourier.forward(insertZeros(y)), spectrum), hrWidth()));
  }

  /**
   * {@code argmin_x ||A x - y||^2 + alpha ||x - z||^2 = z + A'(A A' + alpha)^-1 (y - A z)}, where
   * {@code y} takes the value {@code A z} at each pixel that is not known: the step of expectation
   * maximisation with missing data.
   *
   * @param z {@code (s h, s w)}, what the prior says
   * @param seen the LR plane {@code y}
   * @param alpha positive: variance of the error of {@code y} over the variance of {@code z}'s
   */
  public NDArray solve(NDArray z, Observation seen, double alpha) {
    return Scope.of(
        () -> {
          NDArray misfit = Fourier.forward(seen.lr().sub(degrade(z)).muli(seen.known()));
          NDArray dual = Fourier.inverse(misfit.divi(gram.add((float) alpha)), width);
          return adjoint(dual).addi(z);
        });
  }

  private int hrWidth() {
    return scale * width;
  }

  private NDArray decimate(NDArray x) {
    return x.reshape(height, scale, width, scale).get(":, 0, :, 0");
  }

  private NDArray insertZeros(NDArray y) {
    NDArray columns = y.reshape(height, width, 1);
    NDArray zeros = y.getManager().zeros(new Shape(height, width, scale - 1));
    NDArray rows =
        NDArrays.concat(new NDList(columns, zeros), 2).reshape(height, 1, (long) width * scale);
    NDArray zeroRows = y.getManager().zeros(new Shape(height, scale - 1, (long) width * scale));
    return NDArrays.concat(new NDList(rows, zeroRows), 1)
        .reshape((long) height * scale, (long) width * scale);
  }
}
