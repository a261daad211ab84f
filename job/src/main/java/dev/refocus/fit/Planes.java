package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;

/** One-channel images as {@code (h, w)} arrays and back. */
final class Planes {
  private Planes() {}

  static NDArray toArray(NDManager manager, Image plane) {
    return manager.create(plane.samples(), new Shape(plane.height(), plane.width()));
  }

  static Image toImage(NDArray array) {
    Shape shape = array.getShape();
    return new Image(1, (int) shape.get(0), (int) shape.get(1), array.toFloatArray());
  }

  /** Limits all samples to [0, 1], in place. */
  static Image clamp(Image image) {
    float[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.min(Math.max(samples[i], 0), 1);
    }
    return image;
  }
}
