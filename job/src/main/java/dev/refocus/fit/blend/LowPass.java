package dev.refocus.fit.blend;

import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;

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
