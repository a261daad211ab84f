package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;

/** One-channel images as {@code (h, w)} arrays and back. */
public final class Planes {
  private Planes() {}

  public static NDArray toArray(NDManager manager, Image plane) {
    return manager.create(plane.samples(), new Shape(plane.height(), plane.width()));
  }

  public static Image toImage(NDArray array) {
    Shape shape = array.getShape();
    return new Image(1, (int) shape.get(0), (int) shape.get(1), array.toFloatArray());
  }

  /** Limits all samples to [0, 1], in place. */
  public static Image clamp(Image image) {
    float[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.min(Math.max(samples[i], 0), 1);
    }
    return image;
  }

  /** {@code (1, h, w)} to {@code (1, h/2, w/2)}: means of two by two samples. */
  public static Image halved(Image plane) {
    int height = plane.height() / 2;
    int width = plane.width() / 2;
    float[] samples = plane.samples();
    float[] means = new float[height * width];
    for (int i = 0; i < means.length; i++) {
      int above = 2 * (i / width) * plane.width() + 2 * (i % width);
      int below = above + plane.width();
      float sum = samples[above] + samples[above + 1] + samples[below] + samples[below + 1];
      means[i] = sum / 4;
    }
    return new Image(1, height, width, means);
  }
}
