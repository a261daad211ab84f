package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/** Planes as plain arrays in row order. */
public final class Arrays2d {
  private Arrays2d() {}

  /** {@code length} samples, uniform in [0, 1). */
  public static float[] uniform(int length, RandomGenerator random) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = random.nextFloat();
    }
    return samples;
  }

  /** {@code samples} with white Gaussian noise of standard deviation {@code sigma}. */
  public static float[] noisy(float[] samples, double sigma, RandomGenerator random) {
    float[] noisy = samples.clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (sigma * random.nextGaussian());
    }
    return noisy;
  }

  public static NDArray plane(NDManager manager, float[] samples, int height, int width) {
    return manager.create(samples, new Shape(height, width));
  }

  public static NDArray uniform(NDManager manager, int height, int width, RandomGenerator random) {
    return plane(manager, uniform(height * width, random), height, width);
  }

  public static double[] doubles(float[] samples) {
    double[] doubles = new double[samples.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = samples[i];
    }
    return doubles;
  }

  public static double dot(NDArray a, NDArray b) {
    float[] left = a.toFloatArray();
    float[] right = b.toFloatArray();
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }

  public static double norm(NDArray a) {
    return Math.sqrt(dot(a, a));
  }

  /** Root of the mean squared difference. */
  public static double rms(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }
}
