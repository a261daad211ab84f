package dev.refocus.fit.bank;

import dev.refocus.fit.model.Kernel;

/**
 * What is reported where no kernel was found and the image is enlarged by interpolation: the
 * triangle of linear interpolation, the non-negative kernel nearest to the antialiased downscaling
 * of common tools.
 */
public final class InterpolationKernel {
  /** What rows call it. */
  public static final String NAME = "interpolation";

  private InterpolationKernel() {}

  /** {@code (2 s x 2 s)} or, for odd {@code s}, {@code (2 s - 1 x 2 s - 1)}. */
  public static Kernel of(int scale) {
    int size = Kernel.sizeWithin(2, scale);
    float[] weights = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        weights[i * size + j] = (float) (triangle(i, size, scale) * triangle(j, size, scale));
      }
    }
    return Kernel.normalized(size, weights);
  }

  private static double triangle(int i, int size, int scale) {
    return Math.max(0, 1 - Math.abs(i - (size - 1) / 2.0) / scale);
  }
}
