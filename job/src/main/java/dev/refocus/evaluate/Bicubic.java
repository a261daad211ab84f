package dev.refocus.evaluate;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Resampling;

/** The baseline: bicubic enlargement (Keys, a = -1/2), as PIL and MATLAB do it. */
public final class Bicubic {
  private Bicubic() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1]. */
  public static Image enlarge(Image image, int scale) {
    int area = scale * scale * image.area();
    float[] samples = new float[image.channels() * area];
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int channel = 0; channel < image.channels(); channel++) {
        var plane =
            manager.create(
                image.plane(channel).samples(), new Shape(image.height(), image.width()));
        float[] enlarged = Resampling.enlarge(plane, scale).toFloatArray();
        for (int i = 0; i < area; i++) {
          samples[channel * area + i] = Math.min(Math.max(enlarged[i], 0), 1);
        }
      }
    }
    return new Image(image.channels(), scale * image.height(), scale * image.width(), samples);
  }
}
