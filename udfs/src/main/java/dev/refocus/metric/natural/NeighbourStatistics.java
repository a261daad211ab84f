package dev.refocus.metric.natural;

/**
 * Distributions of the samples of a region and of their products with four neighbours: to the left,
 * above, and above on either side.
 */
final class NeighbourStatistics {
  private static final int DIRECTIONS = 4;

  private final boolean wrap;
  private final Moments samples = new Moments();
  private final Moments[] products = new Moments[DIRECTIONS];

  /**
   * @param wrap whether the neighbour beyond a side is the sample at the opposite side, as in NIQE,
   *     or 0, as in BRISQUE
   */
  NeighbourStatistics(boolean wrap) {
    this.wrap = wrap;
    for (int i = 0; i < DIRECTIONS; i++) {
      products[i] = new Moments();
    }
  }

  /**
   * Adds the samples of {@code row} from {@code from} to before {@code to}.
   *
   * @param above the row before it: of the first row the last one, or zeros
   */
  void add(double[] above, double[] row, int from, int to) {
    for (int column = from; column < to; column++) {
      double sample = row[column];
      samples.add(sample);
      products[0].add(sample * neighbour(row, column - 1, from, to));
      products[1].add(sample * above[column]);
      products[2].add(sample * neighbour(above, column - 1, from, to));
      products[3].add(sample * neighbour(above, column + 1, from, to));
    }
  }

  private double neighbour(double[] row, int column, int from, int to) {
    if (column >= from && column < to) {
      return row[column];
    }
    return wrap ? row[column < from ? to - 1 : from] : 0;
  }

  AsymmetricGaussian samples() {
    return AsymmetricGaussian.fit(samples);
  }

  /**
   * @param direction 0 to the left, 1 above, 2 above on the left, 3 above on the right
   */
  AsymmetricGaussian products(int direction) {
    return AsymmetricGaussian.fit(products[direction]);
  }
}
