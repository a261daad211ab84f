package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestTurns {
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void areTheGroupOfTheSquare(int side) {
    List<List<Integer>> turns = turns(side);
    List<Integer> still = IntStream.range(0, side * side).boxed().toList();
    assertThat(turns).hasSize(8).doesNotHaveDuplicates().contains(still);
    for (List<Integer> first : turns) {
      assertThat(first).containsExactlyInAnyOrderElementsOf(still);
      List<List<Integer>> products = new ArrayList<>();
      for (List<Integer> second : turns) {
        products.add(first.stream().map(second::get).toList());
      }
      assertThat(products).as("closed, with an inverse").hasSameElementsAs(turns);
    }
  }

  /** What {@link TurnedMean} relies on. */
  @ParameterizedTest
  @CsvSource({"5, 2", "5, 3", "5, 4", "7, 2"})
  void turningThenEnlargingIsEnlargingThenTurning(int side, int scale) {
    double[][] bicubic = BlockBicubic.weights(scale, side);
    float[] patch = Arrays2d.uniform(side * side, Seeds.random());
    double[] block = enlarged(bicubic, patch);
    for (int turn = 0; turn < Turns.COUNT; turn++) {
      float[] turned = new float[patch.length];
      for (int i = 0; i < patch.length; i++) {
        turned[i] = patch[Turns.of(side)[turn][i]];
      }
      double[] blockOfTurned = enlarged(bicubic, turned);
      for (int i = 0; i < block.length; i++) {
        double expected = block[Turns.of(scale)[turn][i]];
        assertThat(blockOfTurned[i]).as(Seeds.replay()).isCloseTo(expected, within(ROUNDING));
      }
    }
  }

  /** A map that knows nothing of directions has the same mean under all turns as under none. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void meanOverTurnsOfBicubicIsBicubic(int scale) {
    double[][] bicubic = BlockBicubic.weights(scale, 5);
    float[] patch = Arrays2d.uniform(25, Seeds.random());
    float[] mean = new float[scale * scale];
    TurnedMean turned =
        new TurnedMean((from, to) -> write(enlarged(bicubic, from), to), 5, scale, Turns.COUNT);
    turned.apply(patch, mean);
    double[] once = enlarged(bicubic, patch);
    for (int i = 0; i < mean.length; i++) {
      assertThat((double) mean[i]).isCloseTo(once[i], within(ROUNDING));
    }
  }

  private static List<List<Integer>> turns(int side) {
    List<List<Integer>> turns = new ArrayList<>();
    for (int[] turn : Turns.of(side)) {
      turns.add(IntStream.of(turn).boxed().toList());
    }
    return turns;
  }

  private static double[] enlarged(double[][] weights, float[] patch) {
    double[] block = new double[weights.length];
    for (int i = 0; i < block.length; i++) {
      for (int j = 0; j < patch.length; j++) {
        block[i] += weights[i][j] * patch[j];
      }
    }
    return block;
  }

  private static void write(double[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
  }
}
