package dev.refocus.metric;

import java.util.Arrays;
import java.util.Random;

/** Planes and kernels to measure. */
final class Planes {
  private Planes() {}

  static Plane constant(int height, int width, float value) {
    float[] samples = new float[height * width];
    Arrays.fill(samples, value);
    return new Plane(height, width, samples);
  }

  static Plane random(int height, int width, long seed) {
    return new Plane(height, width, weights(height * width, seed));
  }

  /** Sample (i, j) is sample (i - rows, j - columns) of {@code plane}, on a torus. */
  static Plane moved(Plane plane, int rows, int columns) {
    float[] samples = new float[plane.samples().length];
    for (int i = 0; i < plane.height(); i++) {
      for (int j = 0; j < plane.width(); j++) {
        int row = Math.floorMod(i - rows, plane.height());
        int column = Math.floorMod(j - columns, plane.width());
        samples[i * plane.width() + j] = plane.samples()[row * plane.width() + column];
      }
    }
    return new Plane(plane.height(), plane.width(), samples);
  }

  /** The upper left part of a plane. */
  static Plane corner(Plane plane, int height, int width) {
    float[] samples = new float[height * width];
    for (int i = 0; i < height; i++) {
      System.arraycopy(plane.samples(), i * plane.width(), samples, i * width, width);
    }
    return new Plane(height, width, samples);
  }

  /** The plane with noise added, uniform in {@code [-amount, amount)}. */
  static Plane noisy(Plane plane, float amount, long seed) {
    float[] samples = weights(plane.samples().length, seed);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = plane.samples()[i] + amount * (2 * samples[i] - 1);
    }
    return new Plane(plane.height(), plane.width(), samples);
  }

  /** Every sample of {@code plane} as a block of {@code scale x scale}. */
  static Plane repeated(Plane plane, int scale) {
    int width = scale * plane.width();
    float[] samples = new float[scale * plane.height() * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = plane.samples()[i / width / scale * plane.width() + i % width / scale];
    }
    return new Plane(scale * plane.height(), width, samples);
  }

  /** Uniform in [0, 1). */
  static float[] weights(int length, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      weights[i] = random.nextFloat();
    }
    return weights;
  }

  /** A {@code size x size} kernel with {@code kernel} laid on (row, column). */
  static float[] embedded(float[] kernel, int size, int row, int column) {
    int own = (int) Math.sqrt(kernel.length);
    float[] embedded = new float[size * size];
    for (int i = 0; i < own; i++) {
      System.arraycopy(kernel, i * own, embedded, (row + i) * size + column, own);
    }
    return embedded;
  }
}
