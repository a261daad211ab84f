package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;
import java.util.random.RandomGenerator;

/** Noise of every sample by itself. */
final class Noise {
  private Noise() {}

  static Image white(Image image, double variance, RandomGenerator random) {
    double deviation = Math.sqrt(variance);
    return Tone.map(image, x -> x + deviation * random.nextGaussian());
  }

  static Image chroma(Image rgb, double variance, RandomGenerator random) {
    float[] samples = LumaChroma.of(rgb).samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (Math.sqrt(variance) * random.nextGaussian());
    }
    return LumaChroma.rgb(new Image(3, rgb.height(), rgb.width(), samples));
  }

  static Image impulse(Image image, double share, RandomGenerator random) {
    return Tone.map(
        image, x -> random.nextDouble() >= share ? x : (random.nextBoolean() ? 1.0 : 0.0));
  }

  static Image multiplicative(Image image, double variance, RandomGenerator random) {
    double deviation = Math.sqrt(variance);
    return Tone.map(image, x -> x * (1 + deviation * random.nextGaussian()));
  }
}
