package dev.refocus.metric.natural;

/**
 * Which samples of a line make a sample of the shorter line, and how much of each.
 *
 * @param indices per sample of the shorter line
 * @param weights of the samples at {@code indices}; of unit sum
 */
record Taps(int[][] indices, double[][] weights) {
  private static final double KEYS = -0.5;
  private static final double OPENCV = -0.75;

  /** A line shortened to half, rounded up; the kernel is stretched twofold. */
  static Taps antialiased(int length) {
    int half = (length + 1) / 2;
    int[][] indices = new int[half][8];
    double[][] weights = new double[half][8];
    for (int i = 0; i < half; i++) {
      double sum = 0;
      for (int tap = 0; tap < 8; tap++) {
        indices[i][tap] = mirrored(2 * i - 3 + tap, length);
        weights[i][tap] = cubic((tap - 3.5) / 2, KEYS);
        sum += weights[i][tap];
      }
      for (int tap = 0; tap < 8; tap++) {
        weights[i][tap] /= sum;
      }
    }
    return new Taps(indices, weights);
  }

  /** A line shortened to half, rounded down. */
  static Taps plain(int length) {
    int half = length / 2;
    int[][] indices = new int[half][4];
    double[][] weights = new double[half][4];
    for (int i = 0; i < half; i++) {
      double position = (i + 0.5) * length / half - 0.5;
      int before = (int) Math.floor(position);
      for (int tap = 0; tap < 4; tap++) {
        indices[i][tap] = Math.max(0, Math.min(length - 1, before - 1 + tap));
        weights[i][tap] = cubic(position - (before - 1 + tap), OPENCV);
      }
    }
    return new Taps(indices, weights);
  }

  int length() {
    return indices.length;
  }

  double at(int sample, double[] line) {
    double sum = 0;
    for (int tap = 0; tap < indices[sample].length; tap++) {
      sum += weights[sample][tap] * line[indices[sample][tap]];
    }
    return sum;
  }

  /** The same for a column of a plane. */
  double at(int sample, float[] plane, int column, int width) {
    double sum = 0;
    for (int tap = 0; tap < indices[sample].length; tap++) {
      sum += weights[sample][tap] * plane[indices[sample][tap] * width + column];
    }
    return sum;
  }

  /** Keys 1981, "Cubic convolution interpolation for digital image processing", equation 4. */
  private static double cubic(double distance, double a) {
    double x = Math.abs(distance);
    if (x <= 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
  }

  /** The edge's sample is repeated. */
  private static int mirrored(int index, int length) {
    int period = Math.floorMod(index, 2 * length);
    return period < length ? period : 2 * length - 1 - period;
  }
}
