package dev.refocus.fit;

import dev.refocus.image.Image;

/**
 * Where a network's image differs from what was restored without it: its invention, which the LR
 * image neither shows nor denies. A small grey picture.
 */
final class UnconfirmedMap {
  /** Pixels of the map along its longer side at most. */
  private static final int MOST_SIDE = 128;

  /** Root mean square difference that is white, in units of [0, 1]. */
  private static final double WHITE = 0.25;

  private UnconfirmedMap() {}

  /**
   * The map: each of its pixels stands for a square of HR pixels, and is the root mean square
   * difference of their samples over {@value #WHITE}, at most 1.
   *
   * @param drawn {@code (c, H, W)} in [0, 1]
   * @param restored of the same shape
   * @return {@code (1, ceil(H / b), ceil(W / b))} in [0, 1], {@code b = ceil(max(H, W) / }{@value
   *     #MOST_SIDE}{@code )}
   */
  static Image of(Image drawn, Image restored) {
    int block = ceil(Math.max(drawn.height(), drawn.width()), MOST_SIDE);
    int height = ceil(drawn.height(), block);
    int width = ceil(drawn.width(), block);
    double[] sums = new double[height * width];
    int[] counts = new int[height * width];
    for (int i = 0; i < drawn.samples().length; i++) {
      int row = Math.floorDiv(i % drawn.area(), drawn.width());
      int pixel = Math.floorDiv(row, block) * width + Math.floorDiv(i % drawn.width(), block);
      double difference = drawn.samples()[i] - restored.samples()[i];
      sums[pixel] += difference * difference;
      counts[pixel]++;
    }
    return new Image(1, height, width, grey(sums, counts));
  }

  private static float[] grey(double[] sums, int[] counts) {
    float[] grey = new float[sums.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) Math.min(Math.sqrt(sums[i] / counts[i]) / WHITE, 1);
    }
    return grey;
  }

  private static int ceil(int length, int part) {
    return Math.floorDiv(length + part - 1, part);
  }
}
