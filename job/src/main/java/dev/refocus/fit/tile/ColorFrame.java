package dev.refocus.fit.tile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.model.Planes;
import dev.refocus.image.Image;

/**
 * A mirrored frame around all channels of an image at once.
 *
 * @param frame around each of its planes
 */
public record ColorFrame(LrFrame frame) {
  /** {@code margin} pixels on every side: the networks see a plane with edges, not a torus. */
  public static ColorFrame around(Image image, int margin) {
    int height = image.height();
    int width = image.width();
    return new ColorFrame(
        new LrFrame(height, width, margin, height + 2 * margin, width + 2 * margin));
  }

  /** The same on the HR grid. */
  public ColorFrame scaled(int scale) {
    return new ColorFrame(frame.scaled(scale));
  }

  /** {@code (c, h, w)} to {@code (c, framed h, framed w)}. */
  public NDArray frame(NDManager manager, Image image) {
    NDList planes = new NDList();
    for (int channel = 0; channel < image.channels(); channel++) {
      planes.add(frame.frame(Planes.toArray(manager, image.plane(channel))));
    }
    return NDArrays.stack(planes);
  }

  /** The image within {@code samples}, {@code (channels, framed h, framed w)}, in [0, 1]. */
  public Image unframe(NDManager manager, float[] samples, int channels) {
    Shape shape = new Shape(channels, frame.framedHeight(), frame.framedWidth());
    NDArray whole = manager.create(samples, shape);
    int area = frame.height() * frame.width();
    float[] inside = new float[channels * area];
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = frame.unframe(whole.get(channel), 1).toFloatArray();
      System.arraycopy(plane, 0, inside, channel * area, area);
    }
    return Planes.clamp(new Image(channels, frame.height(), frame.width(), inside));
  }

  /** {@code (framed h, framed w)}: 1 inside the image, 0 in the frame. */
  public NDArray inside(NDManager manager) {
    return frame.inside(manager);
  }

  /** The longer side, frame included. */
  public int side() {
    return Math.max(frame.framedHeight(), frame.framedWidth());
  }
}
