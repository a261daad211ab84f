package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;

/**
 * {@code A x = (x correlated with k) decimated by s} on the torus, its adjoint, and the exact
 * minimiser under a quadratic prior.
 *
 * <p>With a decimated convolution {@code A P^-1 A'} is a convolution on the LR grid (Zhao et al.
 * 2016, "Fast single image super-resolution using a new analytical solution for l2-l2 problems"),
 * so the minimiser has a closed form: four transforms, no iteration.
 */
public final class ImageModel {
  private final int scale;
  private final int height;
  private final int width;
  private final NDArray spectrum;

  /**
   * The model of LR planes of one size.
   *
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
  }

  /** {@code (s h, s w)} to {@code (h, w)}: {@code A x}. */
  public NDArray degrade(NDArray x) {
    return Scope.of(() -> decimate(Fourier.filter(x, spectrum)));
  }

  /** {@code (h, w)} to {@code (s h, s w)}: {@code A' y}. */
  public NDArray adjoint(NDArray y) {
    return Scope.of(() -> Fourier.filterConjugate(insertZeros(y), spectrum));
  }

  /**
   * {@code P^-1 A' y}.
   *
   * @param precision {@code P}, positive, {@code (s h, s w/2 + 1, 1)}
   */
  NDArray adjoint(NDArray y, NDArray precision) {
    return Autograd.records()
        ? Scope.of(() -> Fourier.filter(adjoint(y), Fourier.reciprocal(precision)))
        : Scope.of(() -> Fourier.inverse(back(y).divi(precision), hrWidth()));
  }

  private NDArray back(NDArray y) {
    return Fourier.multiplyConjugate(Fourier.forward(insertZeros(y)), spectrum);
  }

  /**
   * {@code argmin_x ||A x - y||^2 + beta <x - z, P (x - z)>}, where {@code P} is a convolution:
   * {@code z + P^-1 A'(A P^-1 A' + beta)^-1 (y - A z)}.
   *
   * @param z spectrum of the plane {@code (s h, s w)}
   * @param y {@code (h, w)}
   * @param precision {@code P}, positive, {@code (s h, s w/2 + 1, 1)}
   * @param gram {@link #gram} of {@code precision}
   */
  public NDArray solve(NDArray z, NDArray y, NDArray precision, NDArray gram, double beta) {
    return Scope.of(
        () -> {
          NDArray seen = decimate(Fourier.inverse(Fourier.multiply(z, spectrum), hrWidth()));
          NDArray residual = Fourier.forward(y.sub(seen));
          NDArray dual = Fourier.inverse(residual.divi(gram.add((float) beta)), width);
          return Fourier.inverse(back(dual).divi(precision).addi(z), hrWidth());
        });
  }

  /**
   * Spectrum of {@code A P^-1 A'}, {@code (h, w/2 + 1, 1)}.
   *
   * @param precision {@code P}, positive, {@code (s h, s w/2 + 1, 1)}
   */
  public NDArray gram(NDArray precision) {
    return Scope.of(
        () -> {
          NDArray power = Fourier.multiplyConjugate(spectrum, spectrum).divi(precision);
          return Fourier.forward(decimate(Fourier.inverse(power, hrWidth()))).get("..., 0:1");
        });
  }

  int lrHeight() {
    return height;
  }

  int lrWidth() {
    return width;
  }

  int hrHeight() {
    return scale * height;
  }

  private int hrWidth() {
    return scale * width;
  }

  /** Columns of a spectrum on the HR grid. */
  int hrHalf() {
    return hrWidth() / 2 + 1;
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
