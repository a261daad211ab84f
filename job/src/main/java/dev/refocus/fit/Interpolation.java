package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.model.Scope;

/** Enlargement channel by channel, by a filter. */
final class Interpolation {
  private Interpolation() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], where {@code manager}'s arrays live. */
  static Image enlarge(NDManager manager, Image image, int scale, Resampling.Filter filter) {
    int area = scale * scale * image.area();
    float[] samples = new float[image.channels() * area];
    for (int channel = 0; channel < image.channels(); channel++) {
      Image plane = image.plane(channel);
      float[] enlarged =
          Scope.run(
              () -> {
                NDArray array = Planes.toArray(manager, plane);
                return Resampling.enlarge(array, scale, filter).toFloatArray();
              });
      System.arraycopy(enlarged, 0, samples, channel * area, area);
    }
    return Planes.clamp(
        new Image(image.channels(), scale * image.height(), scale * image.width(), samples));
  }
}
