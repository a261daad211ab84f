package dev.refocus.fit.exam;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** The mean of a patch's blocks under several turns. One thread at a time. */
final class TurnedMean {
  private final BiConsumer<float[], float[]> map;
  private final int turns;
  private final int[][] patchTurns;
  private final int[][] blockTurns;
  private final float[] patch;
  private final float[] block;

  /**
   * @param map writes the block {@code (s^2)} of a patch {@code (side^2)}
   * @param side of the patches
   * @param scale of the blocks
   * @param turns the first so many of {@link Turns}
   */
  TurnedMean(BiConsumer<float[], float[]> map, int side, int scale, int turns) {
    this.map = map;
    this.turns = turns;
    patchTurns = Turns.of(side);
    blockTurns = Turns.of(scale);
    patch = new float[side * side];
    block = new float[scale * scale];
  }

  /**
   * @param upright {@code (side^2)}
   * @param mean {@code (s^2)}, overwritten
   */
  void apply(float[] upright, float[] mean) {
    Arrays.fill(mean, 0);
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < patch.length; i++) {
        patch[i] = upright[patchTurns[turn][i]];
      }
      map.accept(patch, block);
      for (int i = 0; i < block.length; i++) {
        mean[blockTurns[turn][i]] += block[i] / turns;
      }
    }
  }
}
