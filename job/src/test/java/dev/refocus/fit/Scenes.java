package dev.refocus.fit;

import dev.refocus.image.Image;
import java.util.random.RandomGenerator;

/** Synthetic images in [0, 1]. */
public final class Scenes {
  private Scenes() {}

  /** Overlapping rectangles of random greys: piecewise constant, with edges at all scales. */
  public static float[] blocks(int height, int width, RandomGenerator random) {
    float[] plane = new float[height * width];
    java.util.Arrays.fill(plane, 0.5f);
    for (int n = 0; n < height * width / 160; n++) {
      int tall = 3 + random.nextInt(height / 4);
      int wide = 3 + random.nextInt(width / 4);
      int top = random.nextInt(height) - tall / 2;
      int left = random.nextInt(width) - wide / 2;
      float grey = 0.1f + 0.8f * random.nextFloat();
      for (int i = Math.max(top, 0); i < Math.min(top + tall, height); i++) {
        for (int j = Math.max(left, 0); j < Math.min(left + wide, width); j++) {
          plane[i * width + j] = grey;
        }
      }
    }
    return plane;
  }

  /** Blocks with oriented gratings on top. */
  public static float[] textured(int height, int width, RandomGenerator random) {
    float[] plane = blocks(height, width, random);
    double direction = Math.PI * random.nextDouble();
    double frequency = 0.6 + 0.4 * random.nextDouble();
    for (int i = 0; i < plane.length; i++) {
      int row = i / width;
      int column = i % width;
      double along = Math.cos(direction) * row + Math.sin(direction) * column;
      plane[i] += (float) (0.1 * Math.sin(frequency * along));
    }
    return plane;
  }

  /** {@code (3, h, w)}: three different tints of one textured plane. */
  public static Image color(int height, int width, RandomGenerator random) {
    float[] plane = textured(height, width, random);
    float[] samples = new float[3 * plane.length];
    for (int i = 0; i < plane.length; i++) {
      samples[i] = 0.9f * plane[i];
      samples[plane.length + i] = plane[i];
      samples[2 * plane.length + i] = 0.3f + 0.5f * plane[i];
    }
    return new Image(3, height, width, samples);
  }
}
