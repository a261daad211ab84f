package dev.refocus.fit.model;

/**
 * How often the coefficients of a plane became zero and how large the others are, for each
 * frequency, apart for quiet and busy blocks: a photograph has both, and one law for all takes the
 * zeros of the quiet ones for those of busy ones.
 */
final class JpegStatistics {
  private static final int FREQUENCIES = BlockDct.SIDE * BlockDct.SIDE;

  /** A block's class is the bit length of how many of its other coefficients were kept. */
  private static final int CLASSES = 8;

  private final long[] zeros = new long[CLASSES * FREQUENCIES];
  private final long[] others = new long[CLASSES * FREQUENCIES];
  private final long[] sums = new long[CLASSES * FREQUENCIES];

  /** Counts one block. Its mean tells nothing of its activity. */
  void count(long[] multiples) {
    int kept = 0;
    for (int i = 1; i < FREQUENCIES; i++) {
      kept += multiples[i] == 0 ? 0 : 1;
    }
    for (int i = 0; i < FREQUENCIES; i++) {
      boolean zero = multiples[i] == 0;
      int rest = zero || i == 0 ? kept : kept - 1;
      int at = (Integer.SIZE - Integer.numberOfLeadingZeros(rest)) * FREQUENCIES + i;
      zeros[at] += zero ? 1 : 0;
      others[at] += zero ? 0 : 1;
      sums[at] += Math.abs(multiples[i]);
    }
  }

  /** The expected square, in steps, of the error of one frequency: 0 to 1/12. */
  double squareOfErrors(int frequency) {
    double squares = 0;
    long count = 0;
    for (int at = frequency; at < zeros.length; at += FREQUENCIES) {
      long members = zeros[at] + others[at];
      count += members;
      if (members > 0) {
        squares +=
            members * new QuantizedLaplacian(zeros[at], others[at], sums[at]).squareOfErrors();
      }
    }
    return squares / count;
  }
}
