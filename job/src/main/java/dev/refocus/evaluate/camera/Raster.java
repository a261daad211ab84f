package dev.refocus.evaluate.camera;

import dev.refocus.ndarray.Borders;

/**
 * An image before it is rounded to 8 bits: {@code (channels, height, width)} samples in planar
 * order, 1 for white, not limited to [0, 1]. The array is shared, not copied.
 */
public record Raster(int channels, int height, int width, double[] samples) {

  /** The sample at a place; outside, the image is mirrored and its edge pixel not repeated. */
  double at(int channel, int row, int column) {
    int y = Borders.mirror(row, height);
    int x = Borders.mirror(column, width);
    return samples[(channel * height + y) * width + x];
  }

  /** An image of the same size with other samples. */
  Raster with(double[] others) {
    return new Raster(channels, height, width, others);
  }

  /** Computes the sample of an image at a place. */
  @FunctionalInterface
  interface Sampler {
    double at(int channel, int row, int column);
  }

  /** Fills {@code (channels, height, width)} in planar order. */
  static Raster of(int channels, int height, int width, Sampler sampler) {
    double[] samples = new double[channels * height * width];
    int i = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          samples[i++] = sampler.at(channel, row, column);
        }
      }
    }
    return new Raster(channels, height, width, samples);
  }
}
