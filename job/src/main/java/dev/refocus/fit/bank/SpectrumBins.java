package dev.refocus.fit.bank;

/** Rings and sectors of the frequency plane, over which a spectrum is averaged. */
final class SpectrumBins {
  private static final int RINGS = 10;
  private static final int SECTORS = 6;

  /** How many there are; a ring's sectors follow each other. */
  static final int COUNT = RINGS * SECTORS;

  /** In cycles per pixel: below there is nothing to average. */
  private static final double LOWEST = 0.05;

  private static final double HIGHEST = 0.5;

  private final int[] bins;
  private final double[] counts = new double[COUNT];

  /**
   * Of the spectrum {@code (h, w/2 + 1)} of a real plane.
   *
   * @param factor by which frequencies are higher on a coarser grid, where they are folded
   */
  SpectrumBins(int height, int width, int factor) {
    int columns = width / 2 + 1;
    bins = new int[height * columns];
    for (int i = 0; i < bins.length; i++) {
      double row = fold(factor * (double) (i / columns) / height);
      double column = fold(factor * (double) (i % columns) / width);
      bins[i] = bin(row, column);
      if (bins[i] >= 0) {
        counts[bins[i]]++;
      }
    }
  }

  /** A frequency as the grid shows it, in [-.5, .5). */
  private static double fold(double frequency) {
    return frequency - Math.floor(frequency + 0.5);
  }

  /** -1 outside the rings. */
  private static int bin(double row, double column) {
    double radius = Math.hypot(row, column);
    int ring = (int) Math.floor((radius - LOWEST) / (HIGHEST - LOWEST) * RINGS);
    if (radius < LOWEST || ring >= RINGS) {
      return -1;
    }
    double turns = Math.atan2(row, column) / Math.PI + 0.5 / SECTORS;
    int sector = (int) Math.floor((turns - Math.floor(turns)) * SECTORS);
    return ring * SECTORS + Math.min(sector, SECTORS - 1);
  }

  /** The middle of a bin's ring, in cycles per pixel. */
  static double center(int bin) {
    return LOWEST + (bin / SECTORS + 0.5) * (HIGHEST - LOWEST) / RINGS;
  }

  /** The frequencies in a bin. */
  double count(int bin) {
    return counts[bin];
  }

  /**
   * The logarithms of the bins' means.
   *
   * @param values {@code (h, w/2 + 1)} powers
   * @param floor is added to every mean: what is below it is noise
   */
  double[] logMeans(float[] values, double floor) {
    double[] means = new double[COUNT];
    for (int i = 0; i < values.length; i++) {
      if (bins[i] >= 0) {
        means[bins[i]] += values[i];
      }
    }
    for (int bin = 0; bin < COUNT; bin++) {
      means[bin] = Math.log(means[bin] / Math.max(counts[bin], 1) + floor);
    }
    return means;
  }
}
