package dev.refocus.evaluate.vote;

import java.util.Arrays;

/** How often each method won against each other; half for a vote that chose neither. */
final class Contest {
  private final double[][] wins;

  Contest(int methods) {
    this.wins = new double[methods][methods];
  }

  /**
   * Counts a vote.
   *
   * @param won by the first, in [0, 1]
   */
  void add(int first, int second, double won) {
    wins[first][second] += won;
    wins[second][first] += 1 - won;
  }

  void add(Contest other) {
    for (int i = 0; i < wins.length; i++) {
      for (int j = 0; j < wins.length; j++) {
        wins[i][j] += other.wins[i][j];
      }
    }
  }

  int methods() {
    return wins.length;
  }

  /** Of a method, in all of its votes. */
  double wins(int method) {
    return Arrays.stream(wins[method]).sum();
  }

  /** In which two methods stood. */
  double votes(int method, int other) {
    return wins[method][other] + wins[other][method];
  }

  /** In which a method stood. */
  double votes(int method) {
    double votes = 0;
    for (int other = 0; other < wins.length; other++) {
      votes += votes(method, other);
    }
    return votes;
  }
}
