package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;

/** {@code argmin_k ||grad x * k - grad b||^2 + gamma ||k||^2} in closed form in Fourier space. */
final class KernelSolve {
  /** gamma for images in [0, 1]. */
  private static final float RIDGE = 2;

  private KernelSolve() {}

  /**
   * The unconstrained weights {@code (size, size)} in row order.
   *
   * @param sharp {@code (h, w)}
   * @param blurredSpectrum of the blurred plane {@code (h, w)}
   * @param gradientPower {@code |Dx|^2 + |Dy|^2}, {@code (h, w/2 + 1, 1)}
   * @param offset of the kernel: weight {@code (i, j)} multiplies {@code sharp[p + (i, j) -
   *     offset]}
   */
  static float[] solve(
      NDArray sharp, NDArray blurredSpectrum, NDArray gradientPower, int size, int offset) {
    int height = (int) sharp.getShape().get(0);
    int width = (int) sharp.getShape().get(1);
    return Scope.run(
        () -> {
          NDArray spectrum = Fourier.forward(sharp);
          NDArray cross = Fourier.multiplyConjugate(blurredSpectrum, spectrum).muli(gradientPower);
          NDArray power = Fourier.power(spectrum).muli(gradientPower).addi(RIDGE);
          float[] convolution = Fourier.inverse(cross.divi(power), width).toFloatArray();
          return window(convolution, size, offset, height, width);
        });
  }

  /** The convolution's taps, read backwards: the correlation's weights. */
  private static float[] window(float[] taps, int size, int offset, int height, int width) {
    float[] weights = new float[size * size];
    for (int i = 0; i < size; i++) {
      int row = Math.floorMod(offset - i, height);
      for (int j = 0; j < size; j++) {
        weights[i * size + j] = taps[row * width + Math.floorMod(offset - j, width)];
      }
    }
    return weights;
  }
}
