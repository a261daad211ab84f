package dev.refocus.score.clip;

import dev.refocus.image.Image;

/**
 * Bicubic resizing as in PIL ({@code a = -0.5}): the kernel widens when an image shrinks, is cut at
 * borders and rescaled to a sum of one, in fixed point with 22 bits of fraction; each of the two
 * passes, along rows and then along columns, rounds to 8 bits.
 */
final class BicubicResize {
  private static final int FRACTION = 22;

  private BicubicResize() {}

  /**
   * Resizes an image.
   *
   * @param image samples that are multiples of 1/255
   * @return {@code (channels, height, width)}, multiples of 1/255
   */
  static Image apply(Image image, int height, int width) {
    int planes = image.channels();
    int[] bytes = new int[image.samples().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Math.round(255 * image.samples()[i]);
    }
    int[] rows = bytes;
    if (width != image.width()) {
      rows = alongRows(bytes, image.width(), width);
    }
    int[] all = rows;
    if (height != image.height()) {
      all = alongColumns(rows, planes, image.height(), width, height);
    }
    float[] samples = new float[all.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = all[i] / 255f;
    }
    return new Image(planes, height, width, samples);
  }

  private static int[] alongRows(int[] bytes, int from, int to) {
    int[][] taps = taps(from, to);
    int lines = bytes.length / from;
    int[] out = new int[lines * to];
    for (int line = 0; line < lines; line++) {
      for (int x = 0; x < to; x++) {
        out[line * to + x] = weigh(bytes, line * from, 1, taps[x]);
      }
    }
    return out;
  }

  private static int[] alongColumns(int[] bytes, int planes, int from, int width, int to) {
    int[][] taps = taps(from, to);
    int[] out = new int[planes * to * width];
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < to; y++) {
        for (int x = 0; x < width; x++) {
          out[(plane * to + y) * width + x] =
              weigh(bytes, plane * from * width + x, width, taps[y]);
        }
      }
    }
    return out;
  }

  /** Tap 0 says where the others begin. */
  private static int weigh(int[] bytes, int start, int step, int[] taps) {
    long sum = 1L << (FRACTION - 1);
    int at = start + taps[0] * step;
    for (int i = 1; i < taps.length; i++) {
      sum += (long) taps[i] * bytes[at];
      at += step;
    }
    return (int) Math.min(Math.max(sum >> FRACTION, 0), 255);
  }

  private static int[][] taps(int from, int to) {
    double scale = (double) from / to;
    double widening = Math.max(scale, 1);
    double support = 2 * widening;
    int[][] taps = new int[to][];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int first = Math.max((int) (center - support + 0.5), 0);
      int end = Math.min((int) (center + support + 0.5), from);
      taps[i] = fixedPoint(first, end, center, widening);
    }
    return taps;
  }

  private static int[] fixedPoint(int first, int end, double center, double widening) {
    double[] weights = new double[end - first];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = cubic((first + i - center + 0.5) / widening);
      sum += weights[i];
    }
    int[] taps = new int[weights.length + 1];
    taps[0] = first;
    for (int i = 0; i < weights.length; i++) {
      double scaled = weights[i] / sum * (1 << FRACTION);
      taps[i + 1] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return taps;
  }

  private static double cubic(double offset) {
    double x = Math.abs(offset);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }
}
