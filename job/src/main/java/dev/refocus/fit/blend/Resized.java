package dev.refocus.fit.blend;

import dev.refocus.fit.model.Planes;
import dev.refocus.fit.model.Resampling;
import dev.refocus.image.Image;

/**
 * An image at any other size, by Keys' cubic (a = -1/2), which is as wide as the reduction
 * stretches it, so that nothing aliases. Both axes are exact sums of double precision in the order
 * of the samples. Pixels stand for squares: {@code out[i]} lies at {@code (i + 1/2) n / m - 1/2} of
 * {@code n} samples that become {@code m}, as PIL and MATLAB have it; edges reflect.
 */
public final class Resized {
  /** Samples on each side of a cubic that is not stretched. */
  private static final int SUPPORT = 2;

  private Resized() {}

  /**
   * {@code (c, h, w)} to {@code (c, height, width)} in [0, 1]; the same pixels at the same size.
   */
  public static Image of(Image image, int height, int width) {
    return image.mapPlanes(plane -> Planes.clamp(turned(turned(plane, width), height)));
  }

  /** {@code (1, h, w)} to {@code (1, length, h)}: its rows at another length become columns. */
  private static Image turned(Image plane, int length) {
    float[] out = new float[length * plane.height()];
    double step = (double) plane.width() / length;
    double stretch = Math.max(step, 1);
    for (int i = 0; i < length; i++) {
      double center = (i + 0.5) * step - 0.5;
      int first = (int) Math.ceil(center - SUPPORT * stretch);
      int last = (int) Math.floor(center + SUPPORT * stretch);
      double[] weights = weights(first, last, center, stretch);
      for (int row = 0; row < plane.height(); row++) {
        out[i * plane.height() + row] = sum(plane, row, first, weights);
      }
    }
    return new Image(1, length, plane.height(), out);
  }

  /** Of unit sum. */
  private static double[] weights(int first, int last, double center, double stretch) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Resampling.keys((first + i - center) / stretch);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static float sum(Image plane, int row, int first, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int column = Resampling.reflect(first + i, plane.width());
      sum += weights[i] * plane.samples()[row * plane.width() + column];
    }
    return (float) sum;
  }
}
