package dev.refocus.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;

/**
 * The way from a blurred image to the image (Gu, Dong 2021, "Interpreting super-resolution networks
 * with local attribution maps", progressive blurring): point {@code i} is the image under a
 * Gaussian of standard deviation {@code sigma (1 - i / steps)} LR pixels, mirrored at the edges.
 *
 * @param steps at least 1: the path has one point more
 * @param sigma of the first point, in LR pixels, above 0
 * @param side of the Gaussians in LR pixels, odd
 */
public record BlurPath(int steps, double sigma, int side) {
  /** The paper's blur, in fewer steps than its 50, see {@link LocalAttribution}. */
  public static final BlurPath DEFAULT = new BlurPath(16, 1.2, 9);

  /** Keeps the last Gaussian, of which one pixel is left, from a division by 0. */
  private static final double LEAST = 1e-5;

  /**
   * {@code (side, side)} in row order, of unit sum.
   *
   * @param point from 0, the most blurred, to {@link #steps}
   */
  public double[] kernel(int point) {
    double width = sigma * (steps - point) / steps + LEAST;
    double[] kernel = new double[side * side];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      int row = i / side - side / 2;
      int column = i % side - side / 2;
      kernel[i] = Math.exp(-(row * row + column * column) / (2 * width * width));
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /**
   * A point of the path.
   *
   * @param lr {@code (c, h, w)}, all sides above {@code side / 2}
   * @return of the same shape
   */
  public NDArray point(NDManager manager, NDArray lr, int point) {
    Shape shape = lr.getShape();
    float[] blurred = blurred(lr.toFloatArray(), shape, kernel(point));
    return Layers.constant(manager, blurred, shape);
  }

  private float[] blurred(float[] samples, Shape shape, double[] kernel) {
    int height = (int) shape.get(1);
    int width = (int) shape.get(2);
    float[] blurred = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int row = i / width % height;
      int plane = i - i % (height * width);
      double sum = 0;
      for (int j = 0; j < kernel.length; j++) {
        int from = Borders.mirror(row + j / side - side / 2, height) * width;
        sum +=
            kernel[j]
                * samples[plane + from + Borders.mirror(i % width + j % side - side / 2, width)];
      }
      blurred[i] = (float) sum;
    }
    return blurred;
  }
}
