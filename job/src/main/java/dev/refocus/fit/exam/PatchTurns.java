package dev.refocus.fit.exam;

import java.util.function.Function;

/** The maps of a patch under several turns as one map of the upright patch. */
final class PatchTurns {
  private final int[][] patchTurns;
  private final int[][] blockTurns;
  private final int turns;

  /**
   * @param side of the patches
   * @param scale of the blocks
   * @param turns the first so many of {@link Turns}
   */
  PatchTurns(int side, int scale, int turns) {
    patchTurns = Turns.of(side);
    blockTurns = Turns.of(scale);
    this.turns = turns;
  }

  /**
   * Writes the map {@code (s^2, side^2)} of a patch with its mean.
   *
   * @param upright the patch without its mean
   * @param mapOf the map of a turned patch without its mean
   * @param maps where it is written to
   * @param at from here on
   */
  void addMaps(float[] upright, Function<float[], float[]> mapOf, float[] maps, int at) {
    int dimension = upright.length;
    float[] turned = new float[dimension];
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < dimension; i++) {
        turned[i] = upright[patchTurns[turn][i]];
      }
      float[] map = mapOf.apply(turned);
      for (int i = 0; i < map.length; i++) {
        int row = blockTurns[turn][i / dimension];
        int column = patchTurns[turn][i % dimension];
        maps[at + row * dimension + column] += map[i] / turns;
      }
    }
    for (int row = 0; row < blockTurns[0].length; row++) {
      keepMean(maps, at + row * dimension, dimension);
    }
  }

  /** The mean is what the map does not see, and it is added: {@code m + W (p - m)}. */
  private static void keepMean(float[] maps, int from, int dimension) {
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += maps[from + i];
    }
    for (int i = 0; i < dimension; i++) {
      maps[from + i] += (1 - sum) / dimension;
    }
  }
}
