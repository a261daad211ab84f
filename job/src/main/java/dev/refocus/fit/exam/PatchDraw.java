package dev.refocus.fit.exam;

import java.util.random.RandomGenerator;

/** Patches and their blocks while they are drawn. */
final class PatchDraw {
  /** Pixels of the squares of which every fourth is kept apart. */
  private static final int SQUARE = 6;

  private final int side;
  private final int scale;
  private final int[][] patchTurns;
  private final int[][] blockTurns;
  private final float[] patches;
  private final float[] blocks;
  private final float[] patch;
  private int count;

  /**
   * @param side of a patch
   * @param scale side of a block
   * @param limit samples, at most
   */
  private PatchDraw(int side, int scale, int limit) {
    this.side = side;
    this.scale = scale;
    patchTurns = Turns.of(side);
    blockTurns = Turns.of(scale);
    patches = new float[limit * side * side];
    blocks = new float[limit * scale * scale];
    patch = new float[side * side];
  }

  /**
   * Draws from pairs.
   *
   * @param shares of the samples for each pair, of unit sum
   * @param apart whether to draw from what is kept apart, or from the rest
   */
  static PatchSamples from(
      ExamPair[] pairs,
      double[] shares,
      int scale,
      int side,
      int limit,
      boolean apart,
      RandomGenerator random) {
    PatchDraw draw = new PatchDraw(side, scale, limit);
    for (int p = 0; p < pairs.length; p++) {
      int want = Math.min((int) Math.round(shares[p] * limit), limit - draw.count);
      for (int n = 0; n < want; n++) {
        int turn = random.nextInt(Turns.COUNT);
        int row = random.nextInt(pairs[p].smaller().height());
        int column = random.nextInt(pairs[p].smaller().width());
        if (isApart(row, column) == apart) {
          draw.add(pairs[p], row, column, turn);
        }
      }
    }
    return draw.samples();
  }

  private static boolean isApart(int row, int column) {
    return (row / SQUARE + 2 * (column / SQUARE)) % 4 == 3;
  }

  /**
   * Adds the patch around a pixel of the smaller image.
   *
   * @param turn of patch and block, if the kernel is the same in all turns
   */
  private void add(ExamPair pair, int row, int column, int turn) {
    int same = pair.symmetric() ? turn : 0;
    float mean = PatchSamples.cut(pair.smaller(), row, column, side, patch);
    for (int i = 0; i < patch.length; i++) {
      patches[count * patch.length + i] = patch[patchTurns[same][i]];
    }
    int area = scale * scale;
    for (int i = 0; i < area; i++) {
      int from = blockTurns[same][i];
      int at = (scale * row + from / scale) * pair.truth().width() + scale * column + from % scale;
      blocks[count * area + i] = pair.truth().samples()[at] - mean;
    }
    count++;
  }

  private PatchSamples samples() {
    return new PatchSamples(side, scale, patches, blocks, count);
  }
}
