package dev.refocus.metric;

/** Sums over rectangles of an image in constant time, by the table of all sums from its corner. */
final class BoxSums {
  private final int height;
  private final int width;

  /** {@code (height + 1, width + 1)}: sum of all rows above and columns to the left. */
  private final double[] table;

  BoxSums(HalvedLevels image) {
    height = image.height();
    width = image.width();
    table = new double[(height + 1) * (width + 1)];
    for (int row = 0; row < height; row++) {
      double line = 0;
      for (int column = 0; column < width; column++) {
        line += image.at(row, column);
        table[(row + 1) * (width + 1) + column + 1] = table[row * (width + 1) + column + 1] + line;
      }
    }
  }

  /** From row {@code top} and column {@code left} on, below row {@code bottom}; 0 outside. */
  double sum(int top, int left, int bottom, int right) {
    return corner(bottom, right) - corner(top, right) - corner(bottom, left) + corner(top, left);
  }

  private double corner(int row, int column) {
    int inRow = Math.min(Math.max(row, 0), height);
    int inColumn = Math.min(Math.max(column, 0), width);
    return table[inRow * (width + 1) + inColumn];
  }
}
