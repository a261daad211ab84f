package dev.refocus.fit.tile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;

/**
 * Room around an LR plane: the image model lives on a torus, and a mirrored frame keeps opposite
 * borders from bleeding into each other. Sides are rounded up to lengths with a fast transform.
 *
 * @param height of the LR plane
 * @param width of the LR plane
 * @param margin LR pixels above and to the left
 * @param framedHeight of the torus
 * @param framedWidth of the torus
 */
public record LrFrame(int height, int width, int margin, int framedHeight, int framedWidth) {
  public static LrFrame around(Image lr, int margin) {
    return around(lr.height(), lr.width(), margin);
  }

  public static LrFrame around(int height, int width, int margin) {
    return new LrFrame(
        height,
        width,
        margin,
        Fourier.fastLength(height + 2 * margin),
        Fourier.fastLength(width + 2 * margin));
  }

  /** With sides that are multiples of {@code unit}, however long a transform takes. */
  public static LrFrame multiple(int height, int width, int margin, int unit) {
    return new LrFrame(
        height, width, margin, ceil(height + 2 * margin, unit), ceil(width + 2 * margin, unit));
  }

  /** The same frame on the HR grid. */
  public LrFrame scaled(int scale) {
    return new LrFrame(
        scale * height, scale * width, scale * margin, scale * framedHeight, scale * framedWidth);
  }

  /** {@code (h, w)} to {@code (framed h, framed w)}. */
  public NDArray frame(NDArray plane) {
    int bottom = framedHeight - height - margin;
    int right = framedWidth - width - margin;
    return Borders.reflect(plane, margin, bottom, margin, right);
  }

  /** {@code (framed h, framed w)}: 1 inside the LR plane, 0 in the frame, which is a guess. */
  public NDArray inside(NDManager manager) {
    NDArray mask = manager.zeros(new Shape(framedHeight, framedWidth));
    Slices.fill(mask, margin, margin, height, width, 1);
    return mask;
  }

  /** The part of a framed HR plane that belongs to the image: {@code (s h, s w)}. */
  public NDArray unframe(NDArray framed, int scale) {
    int from = scale * margin;
    return Scope.of(
        () -> Layers.copy(Slices.window(framed, from, from, scale * height, scale * width)));
  }

  private static int ceil(int length, int unit) {
    return (length + unit - 1) / unit * unit;
  }
}
