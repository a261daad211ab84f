package dev.refocus.fit.exam;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Kinds of patches by shape, whatever their contrast: k-means (Lloyd 1982) of patches over their
 * root mean square.
 *
 * @param centers {@code (kinds, dimension)}
 */
record PatchClusters(float[][] centers) {
  private static final int ITERATIONS = 8;

  /** Contrast below which shape is noise, in units of [0, 1]. */
  private static final float FAINT = 4 / 255f;

  /**
   * @param patches {@code (n, dimension)}, of which the first {@code count} are there
   */
  static PatchClusters learn(
      float[] patches, int dimension, int count, int kinds, RandomGenerator random) {
    float[][] shapes = new float[count][];
    for (int n = 0; n < count; n++) {
      shapes[n] = shape(Arrays.copyOfRange(patches, n * dimension, (n + 1) * dimension));
    }
    float[][] centers = new float[kinds][];
    for (int kind = 0; kind < kinds; kind++) {
      centers[kind] = shapes[random.nextInt(count)].clone();
    }
    PatchClusters clusters = new PatchClusters(centers);
    for (int i = 0; i < ITERATIONS; i++) {
      clusters = clusters.refined(shapes, dimension);
    }
    return clusters;
  }

  private PatchClusters refined(float[][] shapes, int dimension) {
    double[][] sums = new double[centers.length][dimension];
    int[] sizes = new int[centers.length];
    for (float[] shape : shapes) {
      int kind = nearest(shape);
      sizes[kind]++;
      for (int i = 0; i < dimension; i++) {
        sums[kind][i] += shape[i];
      }
    }
    float[][] means = new float[centers.length][];
    for (int kind = 0; kind < means.length; kind++) {
      means[kind] = centers[kind].clone();
      for (int i = 0; sizes[kind] > 0 && i < dimension; i++) {
        means[kind][i] = (float) (sums[kind][i] / sizes[kind]);
      }
    }
    return new PatchClusters(means);
  }

  /** The kind of a patch without its mean. */
  int kind(float[] patch) {
    return nearest(shape(patch.clone()));
  }

  private static float[] shape(float[] patch) {
    float energy = 0;
    for (float sample : patch) {
      energy += sample * sample;
    }
    float contrast = (float) Math.sqrt(energy / patch.length) + FAINT;
    for (int i = 0; i < patch.length; i++) {
      patch[i] /= contrast;
    }
    return patch;
  }

  private int nearest(float[] shape) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int kind = 0; kind < centers.length; kind++) {
      float distance = distance(shape, centers[kind], least);
      if (distance < least) {
        least = distance;
        nearest = kind;
      }
    }
    return nearest;
  }

  /** The squared distance, or a part of it that is {@code enough} already. */
  private static float distance(float[] shape, float[] center, float enough) {
    float distance = 0;
    for (int i = 0; i < shape.length && distance < enough; i++) {
      float difference = shape[i] - center[i];
      distance += difference * difference;
    }
    return distance;
  }
}
