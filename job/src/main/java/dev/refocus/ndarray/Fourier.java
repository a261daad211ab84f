package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Two-dimensional Fourier transforms of real planes.
 *
 * <p>A spectrum is {@code (h, w/2 + 1, 2)} float32: the half that a real plane needs, with real and
 * imaginary part in the last axis, so that real factors multiply it without becoming complex.
 */
public final class Fourier {
  private static final int[] PARTS = {2};
  private static final int[] FAST_FACTORS = {2, 3, 5, 7};

  private Fourier() {}

  /** {@code (h, w)} to its spectrum. */
  public static NDArray forward(NDArray plane) {
    long height = plane.getShape().get(0);
    long width = plane.getShape().get(1);
    return Scope.of(() -> plane.rfft(width, 1).fft(height, 0).real());
  }

  /** The real plane {@code (h, width)} of a spectrum. */
  public static NDArray inverse(NDArray spectrum, long width) {
    long height = spectrum.getShape().get(0);
    return Scope.of(() -> spectrum.complex().ifft(height, 0).irfft(width, 1));
  }

  /**
   * The plane {@code (h, w)} whose spectrum is the product of two. libtorch knows no derivative of
   * spectra as pairs of real numbers, and this has one with respect to the plane.
   *
   * @param plane {@code (h, w)}
   * @param spectrum {@code (h, w/2 + 1, 2)}, or {@code (1, 1, 2)}
   */
  public static NDArray filter(NDArray plane, NDArray spectrum) {
    return Scope.of(() -> filtered(plane, spectrum.complex()));
  }

  /** The same with the conjugate of the second: correlation, the adjoint of {@link #filter}. */
  public static NDArray filterConjugate(NDArray plane, NDArray spectrum) {
    return Scope.of(() -> filtered(plane, spectrum.complex().conj()));
  }

  private static NDArray filtered(NDArray plane, NDArray complex) {
    long height = plane.getShape().get(0);
    long width = plane.getShape().get(1);
    return plane.rfft(width, 1).fft(height, 0).mul(complex).ifft(height, 0).irfft(width, 1);
  }

  /** {@code (h, w/2 + 1, 1)} real factors to the spectrum of what divides by them. */
  public static NDArray reciprocal(NDArray factors) {
    return Scope.of(
        () ->
            NDArrays.concat(new NDList(factors.onesLike().divi(factors), factors.zerosLike()), 2));
  }

  /** Product of two spectra. */
  public static NDArray multiply(NDArray a, NDArray b) {
    return Scope.of(() -> a.complex().mul(b.complex()).real());
  }

  /** Product of {@code a} and the conjugate of {@code b}: correlation instead of convolution. */
  public static NDArray multiplyConjugate(NDArray a, NDArray b) {
    return Scope.of(() -> a.complex().mul(b.complex().conj()).real());
  }

  /** {@code |F|^2} as {@code (h, w/2 + 1, 1)}. */
  public static NDArray power(NDArray spectrum) {
    return Scope.of(() -> spectrum.square().sum(PARTS, true));
  }

  /**
   * Spectrum with which correlation {@code sum_j k[j] x[p + j - offset]} is multiplication.
   *
   * @param weights {@code (size, size)} in row order
   */
  public static NDArray correlation(
      NDManager manager, float[] weights, int size, int offset, int height, int width) {
    float[] plane = new float[height * width];
    for (int i = 0; i < size; i++) {
      int row = Math.floorMod(offset - i, height);
      for (int j = 0; j < size; j++) {
        plane[row * width + Math.floorMod(offset - j, width)] += weights[i * size + j];
      }
    }
    return Scope.of(() -> forward(manager.create(plane, new Shape(height, width))));
  }

  /**
   * The least length from {@code length} on with a fast transform: one with another prime factor
   * takes two to four times as long.
   */
  public static int fastLength(int length) {
    int candidate = length;
    while (!isFast(candidate)) {
      candidate++;
    }
    return candidate;
  }

  private static boolean isFast(int length) {
    int rest = length;
    for (int factor : FAST_FACTORS) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1;
  }
}
