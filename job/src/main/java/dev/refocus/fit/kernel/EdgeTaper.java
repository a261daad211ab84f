package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;

/**
 * Blends a plane into a blurred copy of itself towards its borders, so that opposite borders meet
 * and the torus shows no seam.
 */
final class EdgeTaper {
  /** Standard deviation of the blur as a share of the width of the blend. */
  private static final double BLUR = 0.4;

  private EdgeTaper() {}

  /** {@code (h, w)} with a blend of {@code border} pixels along each side. */
  static NDArray apply(NDArray plane, int border) {
    int height = (int) plane.getShape().get(0);
    int width = (int) plane.getShape().get(1);
    NDManager manager = plane.getManager();
    return Scope.of(
        () -> {
          NDArray inside =
              manager
                  .create(ramp(height, border), new Shape(height, 1))
                  .mul(manager.create(ramp(width, border), new Shape(1, width)));
          NDArray blurred = blur(plane, border, height, width);
          return plane.sub(blurred).muli(inside).addi(blurred);
        });
  }

  private static NDArray blur(NDArray plane, int border, int height, int width) {
    int size = 2 * border + 1;
    float[] gaussian = new float[size * size];
    double sum = 0;
    for (int i = 0; i < gaussian.length; i++) {
      double radius = Math.hypot(i / size - border, i % size - border) / (BLUR * border);
      gaussian[i] = (float) Math.exp(-radius * radius / 2);
      sum += gaussian[i];
    }
    for (int i = 0; i < gaussian.length; i++) {
      gaussian[i] /= (float) sum;
    }
    NDArray spectrum =
        Fourier.correlation(plane.getManager(), gaussian, size, border, height, width);
    return Fourier.inverse(Fourier.multiply(Fourier.forward(plane), spectrum), width);
  }

  /** Raised cosine from 0 at the border to 1 inside. */
  private static float[] ramp(int length, int border) {
    float[] ramp = new float[length];
    for (int i = 0; i < length; i++) {
      int distance = Math.min(i, length - 1 - i) + 1;
      ramp[i] =
          distance > border ? 1 : (float) (0.5 - 0.5 * Math.cos(Math.PI * distance / (border + 1)));
    }
    return ramp;
  }
}
