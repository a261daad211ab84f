package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** {@code |Dx|^2 + |Dy|^2} of forward differences on the torus: {@code 4 - 2 cos u - 2 cos v}. */
final class GradientPower {
  private GradientPower() {}

  /** {@code (height, width/2 + 1, 1)}. */
  static NDArray of(NDManager manager, int height, int width) {
    int half = width / 2 + 1;
    float[] power = new float[height * half];
    for (int i = 0; i < height; i++) {
      double rows = 2 - 2 * Math.cos(2 * Math.PI * i / height);
      for (int j = 0; j < half; j++) {
        power[i * half + j] = (float) (rows + 2 - 2 * Math.cos(2 * Math.PI * j / width));
      }
    }
    return manager.create(power, new Shape(height, half, 1));
  }
}
