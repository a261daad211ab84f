package dev.refocus.evaluate;

import dev.refocus.evaluate.camera.Raster;
import dev.refocus.image.Image;

/** Samples as an 8-bit file holds them. */
final class EightBits {
  private EightBits() {}

  /** The nearest multiple of 1/255 in [0, 1], half up. */
  static float round(double value) {
    long level = Math.round(Math.min(Math.max(value, 0), 1) * 255);
    return level / 255f;
  }

  /** Every sample rounded. */
  static Image round(Raster raster) {
    float[] samples = new float[raster.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = round(raster.samples()[i]);
    }
    return new Image(raster.channels(), raster.height(), raster.width(), samples);
  }

  /**
   * The image with every sample multiplied and rounded.
   *
   * @param factor on the samples
   */
  static Image round(Image image, double factor) {
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = round(factor * image.samples()[i]);
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }
}
