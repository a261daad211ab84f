package dev.refocus.fit;

import dev.refocus.image.Image;

/** PSNR in dB of samples in [0, 1]. */
final class Decibel {
  /** Keeps equal images finite: 120 dB. */
  private static final double LEAST_ERROR = 1e-12;

  private Decibel() {}

  static double of(double meanSquare) {
    return -10 * Math.log10(meanSquare + LEAST_ERROR);
  }

  /** Of one image against another of the same shape. */
  static double between(Image a, Image b) {
    double sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      double difference = a.samples()[i] - b.samples()[i];
      sum += difference * difference;
    }
    return of(sum / a.samples().length);
  }
}
