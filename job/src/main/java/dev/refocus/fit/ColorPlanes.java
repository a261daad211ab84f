package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Resampling;

/** Colour of a restored image: chroma is enlarged, luma is what the fit found. */
final class ColorPlanes {
  private ColorPlanes() {}

  /**
   * @param lr {@code (c, h, w)}
   * @param luma {@code (1, s h, s w)}
   * @return {@code (c, s h, s w)} in [0, 1]
   */
  static Image withLuma(NDManager manager, Image lr, Image luma, int scale) {
    if (lr.channels() == 1) {
      return clamp(luma);
    }
    float[] samples = new float[3 * luma.area()];
    for (int channel = 0; channel < 3; channel++) {
      Image plane = lr.plane(channel);
      NDArray array = manager.create(plane.samples(), new Shape(plane.height(), plane.width()));
      float[] enlarged = Resampling.enlarge(array, scale).toFloatArray();
      System.arraycopy(enlarged, 0, samples, channel * luma.area(), luma.area());
    }
    Image enlarged = new Image(3, luma.height(), luma.width(), samples);
    float[] oldLuma = enlarged.luma().samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += luma.samples()[i % luma.area()] - oldLuma[i % luma.area()];
    }
    return clamp(enlarged);
  }

  private static Image clamp(Image image) {
    float[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.min(Math.max(samples[i], 0), 1);
    }
    return image;
  }
}
