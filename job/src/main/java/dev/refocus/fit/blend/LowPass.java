package dev.refocus.fit.blend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;

/**
 * What is coarse in an image: its convolution with a Gaussian, mirrored at the edges.
 *
 * @param sigma standard deviation in the image's pixels, above 0
 */
record LowPass(double sigma) {
  /** Standard deviations after which the Gaussian ends. */
  private static final double REACH = 3;

  /** {@code (c, h, w)} to its coarse part. */
  Image of(Image image) {
    double[] weights = weights();
    return image.mapPlanes(plane -> along(along(plane, weights, false), weights, true));
  }

  /** The same of {@code (c, h, w)} or {@code (h, w)}, for a derivative. */
  NDArray of(NDArray x) {
    int axes = x.getShape().dimension();
    NDManager manager = x.getManager();
    return Scope.of(
        () -> {
          NDArray rows = matrix(manager, (int) x.getShape().get(axes - 2));
          NDArray columns = matrix(manager, (int) x.getShape().get(axes - 1));
          return rows.matMul(x).matMul(columns.transpose());
        });
  }

  /** {@code (n, n)}. */
  private NDArray matrix(NDManager manager, int length) {
    double[] weights = weights();
    int reach = weights.length / 2;
    float[] matrix = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < weights.length; j++) {
        matrix[i * length + Borders.mirror(i + j - reach, length)] += (float) weights[j];
      }
    }
    return Layers.constant(manager, matrix, new Shape(length, length));
  }

  private double[] weights() {
    int reach = (int) Math.round(REACH * sigma);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - reach) / sigma;
      weights[i] = Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static Image along(Image plane, double[] weights, boolean down) {
    int width = plane.width();
    int stride = down ? width : 1;
    int length = down ? plane.height() : width;
    int reach = weights.length / 2;
    float[] samples = new float[plane.area()];
    for (int i = 0; i < samples.length; i++) {
      int at = down ? i / width : i % width;
      int first = i - at * stride;
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum +=
            weights[j] * plane.samples()[first + stride * Borders.mirror(at + j - reach, length)];
      }
      samples[i] = (float) sum;
    }
    return new Image(1, plane.height(), width, samples);
  }
}
