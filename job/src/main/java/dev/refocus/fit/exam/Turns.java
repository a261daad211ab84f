package dev.refocus.fit.exam;

/** The eight turns and mirrors of a square, as permutations of its cells. */
final class Turns {
  static final int COUNT = 8;

  private Turns() {}

  /** {@code turned[t][i]} is the cell that lands on cell {@code i} under turn {@code t}. */
  static int[][] of(int side) {
    int[][] turned = new int[COUNT][side * side];
    for (int turn = 0; turn < COUNT; turn++) {
      for (int cell = 0; cell < side * side; cell++) {
        turned[turn][cell] = from(turn, cell / side, cell % side, side);
      }
    }
    return turned;
  }

  private static int from(int turn, int row, int column, int side) {
    int i = (turn & 4) == 0 ? row : column;
    int j = (turn & 4) == 0 ? column : row;
    i = (turn & 2) == 0 ? i : side - 1 - i;
    j = (turn & 1) == 0 ? j : side - 1 - j;
    return i * side + j;
  }
}
