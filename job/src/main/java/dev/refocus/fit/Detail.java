package dev.refocus.fit;

import dev.refocus.decode.Image;

/** What restorations add to interpolation. */
final class Detail {
  /** How much more reverse diffusion may add than the exam: it errs towards too much. */
  private static final double MOST = 1.3;

  private Detail() {}

  /**
   * Share in (0, 1] of what {@code restored} adds to {@code plain} that is at most {@value #MOST}
   * times what {@code taught} adds, by root mean squares.
   */
  static double bound(Image restored, Image taught, Image plain) {
    double added = squared(restored, plain);
    double learned = squared(taught, plain);
    return added <= MOST * MOST * learned ? 1 : MOST * Math.sqrt(learned / added);
  }

  private static double squared(Image image, Image plain) {
    double sum = 0;
    for (int i = 0; i < image.samples().length; i++) {
      double difference = image.samples()[i] - plain.samples()[i];
      sum += difference * difference;
    }
    return sum;
  }
}
