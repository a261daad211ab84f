package dev.refocus.score;

import dev.refocus.image.Image;

/**
 * Samples as a file holds them. An image is scored as its file has it, so that the score made from
 * the file later is the same.
 */
public final class Levels {
  private Levels() {}

  /**
   * The nearest levels of {@code bits} bits, half up.
   *
   * @param image samples in [0, 1]; beyond they are clipped
   * @param bits per sample, 8 or 16
   */
  public static Image round(Image image, int bits) {
    int most = (1 << bits) - 1;
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < samples.length; i++) {
      // In single precision, as the PNG encoder does it: the same level at every half.
      int level = (int) (Math.min(Math.max(image.samples()[i], 0), 1) * most + 0.5f);
      samples[i] = (float) (level / (double) most);
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }
}
