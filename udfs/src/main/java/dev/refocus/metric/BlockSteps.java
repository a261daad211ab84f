package dev.refocus.metric;

/**
 * How much of the LR file's JPEG blocks an enlarged image shows: the mean absolute step between
 * neighbours across the borders of blocks of 8 x 8 LR pixels, over that across the other borders of
 * LR pixels. About 1 without blocks, more where they show. It needs no truth.
 *
 * <p>Steps within an LR pixel do not count: an interpolated image is steeper between LR pixels than
 * within them, so blocks would seem to be everywhere.
 */
public final class BlockSteps {
  /** LR pixels along a side of a block of JPEG. */
  public static final int BLOCK = 8;

  private BlockSteps() {}

  /** Absolute steps across borders of blocks and across the others. */
  private static final class Sums {
    private double atBlocks;
    private long blocks;
    private double elsewhere;
    private long others;

    private void add(boolean block, double step) {
      if (block) {
        atBlocks += step;
        blocks++;
      } else {
        elsewhere += step;
        others++;
      }
    }

    private double ratio() {
      boolean defined = blocks > 0 && elsewhere > 0;
      return defined ? atBlocks / blocks / (elsewhere / others) : Double.NaN;
    }
  }

  /**
   * The ratio, 0 or more.
   *
   * @param hr {@code (s h, s w)}, usually the luma, whose sample (0, 0) is a corner of the LR image
   * @param scale {@code s}, at least 1
   * @param margin samples along each side that are not judged
   * @return NaN if no border of a block is left, or all is flat elsewhere
   */
  public static double ratio(Plane hr, int scale, int margin) {
    hr.requireInside(margin, 1);
    Sums sums = new Sums();
    for (int row = margin; row < hr.height() - margin; row++) {
      for (int column = margin; column < hr.width() - margin; column++) {
        int at = row * hr.width() + column;
        if (row > margin && row % scale == 0) {
          sums.add(row % (BLOCK * scale) == 0, step(hr, at, at - hr.width()));
        }
        if (column > margin && column % scale == 0) {
          sums.add(column % (BLOCK * scale) == 0, step(hr, at, at - 1));
        }
      }
    }
    return sums.ratio();
  }

  private static double step(Plane plane, int at, int before) {
    return Math.abs((double) plane.samples()[at] - plane.samples()[before]);
  }
}
