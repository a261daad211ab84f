package dev.refocus.evaluate;

/** How much smaller a JPEG keeps its two chroma planes than its luma. */
enum Subsampling {
  /** Half as high and half as wide: Java's encoder when it is not asked, and most cameras. */
  HALF_BOTH("420", 2, 2),
  /** Half as wide. */
  HALF_COLUMNS("422", 2, 1),
  FULL("444", 1, 1);

  private final String text;
  private final int columns;
  private final int rows;

  Subsampling(String text, int columns, int rows) {
    this.text = text;
    this.columns = columns;
    this.rows = rows;
  }

  /** Its name in specifications and rows. */
  String text() {
    return text;
  }

  /** Luma samples per chroma sample in a row, the frame header's {@code H} of the luma. */
  int columns() {
    return columns;
  }

  /** Luma samples per chroma sample in a column, the frame header's {@code V} of the luma. */
  int rows() {
    return rows;
  }
}
