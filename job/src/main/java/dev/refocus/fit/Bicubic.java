package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.model.Scope;

/**
 * Bicubic enlargement (Keys, a = -1/2), as PIL and MATLAB do it: the baseline, and the image when
 * no kernel is found.
 */
public final class Bicubic {
  private Bicubic() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], on the CPU. */
  public static Image enlarge(Image image, int scale) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return enlarge(manager, image, scale);
    }
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], where {@code manager}'s arrays live. */
  static Image enlarge(NDManager manager, Image image, int scale) {
    int area = scale * scale * image.area();
    float[] samples = new float[image.channels() * area];
    for (int channel = 0; channel < image.channels(); channel++) {
      Image plane = image.plane(channel);
      float[] enlarged =
          Scope.run(
              () -> {
                NDArray array = Planes.toArray(manager, plane);
                return Resampling.enlarge(array, scale).toFloatArray();
              });
      System.arraycopy(enlarged, 0, samples, channel * area, area);
    }
    return Planes.clamp(
        new Image(image.channels(), scale * image.height(), scale * image.width(), samples));
  }
}
