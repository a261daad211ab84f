package dev.refocus.fit;

/**
 * Bars of constant colour on two opposite sides of an image. What is flat by nature, a night or a
 * blown sky, is seldom flat on opposite sides, and seldom ends at once along the whole of a line.
 *
 * @param first lines at the top or the left
 * @param last lines at the bottom or the right
 */
record BarPair(int first, int last) {
  /** Lines of a bar whose opposite side has one as well. */
  private static final int MIN_OF_TWO = 2;

  /** Lines of a bar that stands alone. */
  private static final int MIN_ALONE = 4;

  /** Lines that a drawn edge rings into its bar: half of the coarsest block of most JPEGs. */
  private static final int REACH = 8;

  /** Fainter edges ring unseen. */
  private static final double EDGE = 16 / 255.0;

  /** Of its edge, the most that a line of a bar may ring. */
  private static final double RINGING = 1 / 3.0;

  /**
   * How far samples of a bar may be from its colour.
   *
   * @param peak any sample of a line
   * @param mean of the samples of a line
   */
  private record Tolerance(double peak, double mean) {
    /** Room for the errors of float32. */
    static final double EXACT = 1.001 / 255;

    static final Tolerance ROUNDING = new Tolerance(EXACT, EXACT);
    static final Tolerance JPEG = new Tolerance(8 / 255.0, 2 / 255.0);

    boolean allows(BarLines.Deviation deviation) {
      return deviation.peak() <= peak && deviation.mean() <= mean;
    }
  }

  static BarPair of(BarLines first, BarLines last, boolean jpeg) {
    Tolerance tolerance = jpeg ? Tolerance.JPEG : Tolerance.ROUNDING;
    BarPair both =
        new BarPair(lines(first, tolerance, MIN_OF_TWO), lines(last, tolerance, MIN_OF_TWO));
    return both.first > 0 && both.last > 0
        ? both
        : new BarPair(
            lines(first, Tolerance.ROUNDING, MIN_ALONE),
            lines(last, Tolerance.ROUNDING, MIN_ALONE));
  }

  int sum() {
    return first + last;
  }

  /** How many lines are a bar; 0 if none is, or all are. */
  private static int lines(BarLines lines, Tolerance tolerance, int least) {
    int constant = 0;
    while (constant < lines.count() && tolerance.allows(lines.deviation(constant))) {
      constant++;
    }
    return constant < least || constant == lines.count() ? 0 : edge(lines, constant);
  }

  /** The line behind the bar's last one: where most of it leaves the bar's colour at once. */
  private static int edge(BarLines lines, int constant) {
    int edge = 0;
    double highest = EDGE;
    for (int i = constant; i < Math.min(constant + REACH, lines.count()); i++) {
      double step = lines.deviation(i).upper() - lines.deviation(i - 1).upper();
      edge = step > highest ? i : edge;
      highest = Math.max(step, highest);
    }
    for (int i = constant; i < edge; i++) {
      if (lines.deviation(i).peak() > RINGING * highest) {
        return 0;
      }
    }
    return edge;
  }
}
