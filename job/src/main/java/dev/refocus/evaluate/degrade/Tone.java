package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;
import java.util.function.DoubleUnaryOperator;

/** Curves on every sample. */
final class Tone {
  private Tone() {}

  /** Every sample by a curve, kept within [0, 1]. */
  static Image map(Image image, DoubleUnaryOperator curve) {
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.min(Math.max(curve.applyAsDouble(image.samples()[i]), 0), 1);
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }

  static Image power(Image image, double exponent) {
    return map(image, x -> Math.pow(x, exponent));
  }

  static Image shifted(Image image, double by) {
    return map(image, x -> x + by);
  }

  static Image contrast(Image image, double more) {
    return map(image, x -> 0.5 + (1 + more) * (x - 0.5));
  }

  /** {@code (L(x) - L(0)) / (L(1) - L(0))}, {@code L(x) = 1 / (1 + exp((1/2 - x) / width))}. */
  static Image logistic(Image image, double width) {
    double black = logistic(0, width);
    double white = logistic(1, width);
    return map(image, x -> (logistic(x, width) - black) / (white - black));
  }

  private static double logistic(double x, double width) {
    return 1 / (1 + Math.exp((0.5 - x) / width));
  }

  static Image quantized(Image image, double levels) {
    return map(image, x -> Math.rint(x * (levels - 1)) / (levels - 1));
  }
}
