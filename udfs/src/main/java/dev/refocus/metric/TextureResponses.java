package dev.refocus.metric;

import java.util.Arrays;

/**
 * What a fixed bank of eight filters sees of a plane: the outer products of Laws' vectors for
 * level, edge and spot of five samples, each of unit length, without the product of two levels
 * (Laws, "Textured image segmentation", 1980). Samples in 8-bit levels; edges are mirrored, with
 * the edge's sample twice.
 *
 * @param samples {@code (height, width, 8)}
 */
record TextureResponses(int height, int width, float[] samples) {
  static final int COUNT = 8;

  /** Samples that a filter reaches to each side. */
  private static final int REACH = 2;

  private static final double[][] LAWS = {
    unit(1, 4, 6, 4, 1), unit(-1, -2, 0, 2, 1), unit(-1, 0, 2, 0, -1)
  };

  private static double[] unit(double... vector) {
    double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    return Arrays.stream(vector).map(x -> x / length).toArray();
  }

  static TextureResponses of(Plane plane) {
    int width = plane.width();
    float[] samples = new float[plane.height() * width * COUNT];
    for (int row = 0; row < plane.height(); row++) {
      double[][] down = down(plane, row);
      for (int column = 0; column < width; column++) {
        across(down, column, samples, (row * width + column) * COUNT);
      }
    }
    return new TextureResponses(plane.height(), width, samples);
  }

  /** A row under each of the vectors, held upright. */
  private static double[][] down(Plane plane, int row) {
    int width = plane.width();
    double[][] down = new double[LAWS.length][width];
    for (int i = -REACH; i <= REACH; i++) {
      int from = mirrored(row + i, plane.height()) * width;
      for (int vector = 0; vector < LAWS.length; vector++) {
        double weight = 255 * LAWS[vector][i + REACH];
        for (int column = 0; column < width; column++) {
          down[vector][column] += weight * plane.samples()[from + column];
        }
      }
    }
    return down;
  }

  private static void across(double[][] down, int column, float[] samples, int place) {
    int at = place;
    for (int upright = 0; upright < LAWS.length; upright++) {
      for (int lying = 0; lying < LAWS.length; lying++) {
        if (upright + lying > 0) {
          double sum = 0;
          for (int i = -REACH; i <= REACH; i++) {
            sum +=
                LAWS[lying][i + REACH] * down[upright][mirrored(column + i, down[upright].length)];
          }
          samples[at++] = (float) sum;
        }
      }
    }
  }

  /**
   * At half the size by l2 pooling: root of the mean square under Hanning's window of five samples,
   * whose ends are zero, at every second sample (Gu, Cai, Chen, Ye, Ren, Dong, "PIPAL: a
   * large-scale image quality assessment dataset for perceptual image restoration", ECCV 2020).
   */
  TextureResponses pooled() {
    int rows = (height + 1) / 2;
    int columns = (width + 1) / 2;
    float[] halved = new float[rows * columns * COUNT];
    for (int i = 0; i < halved.length; i++) {
      int place = i / COUNT;
      halved[i] = pooled(2 * (place / columns), 2 * (place % columns), i % COUNT);
    }
    return new TextureResponses(rows, columns, halved);
  }

  private float pooled(int row, int column, int filter) {
    double sum = 0;
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        double value = at(mirrored(row + i, height), mirrored(column + j, width), filter);
        sum += (2 - Math.abs(i)) * (2 - Math.abs(j)) / 16.0 * value * value;
      }
    }
    return (float) Math.sqrt(sum + 1e-12);
  }

  /**
   * Squared distance of the responses at two places over the sum of their squared lengths and a
   * constant, 0 to 2.
   */
  double difference(int row, int column, TextureResponses other, int i, int j, double constant) {
    int here = (row * width + column) * COUNT;
    int there = (i * other.width + j) * COUNT;
    double distance = 0;
    double lengths = constant;
    for (int filter = 0; filter < COUNT; filter++) {
      double a = samples[here + filter];
      double b = other.samples[there + filter];
      distance += (a - b) * (a - b);
      lengths += a * a + b * b;
    }
    return distance / lengths;
  }

  private float at(int row, int column, int filter) {
    return samples[(row * width + column) * COUNT + filter];
  }

  private static int mirrored(int place, int count) {
    int inside = place < 0 ? -1 - place : place;
    return inside < count ? inside : 2 * count - 1 - inside;
  }
}
