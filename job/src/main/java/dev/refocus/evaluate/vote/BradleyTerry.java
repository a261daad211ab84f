package dev.refocus.evaluate.vote;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The model of Bradley and Terry ("Rank analysis of incomplete block designs", Biometrika 1952): a
 * method of strength {@code p} wins against one of strength {@code q} with probability {@code p /
 * (p + q)}. Strengths are the most likely ones, by Newton's method on their logarithms.
 *
 * <p>Every method has one vote more, undecided, against a method of strength 1: without it a method
 * that never lost would have no finite strength, and methods that never met could not be compared.
 * It counts as one vote and draws all strengths together.
 */
final class BradleyTerry {
  private static final int ITERATIONS = 100;

  /** Longest step of a logarithm: Newton's own may leap beyond the maximum. */
  private static final double LONGEST = 1;

  /** Shortest step: less than a millionth of an Elo point. */
  private static final double ENOUGH = 1e-9;

  private final Contest contest;
  private final double[] logs;

  private BradleyTerry(Contest contest) {
    this.contest = contest;
    this.logs = new double[contest.methods()];
  }

  /** Natural logarithms of the strengths, one for each method. */
  static double[] logStrengths(Contest contest) {
    BradleyTerry model = new BradleyTerry(contest);
    double length = LONGEST;
    for (int i = 0; i < ITERATIONS && length > ENOUGH; i++) {
      length = model.step();
    }
    return model.logs;
  }

  /** One step towards the maximum; its length. */
  private double step() {
    DMatrixRMaj gradient = new DMatrixRMaj(logs.length, 1);
    DMatrixRMaj curvature = new DMatrixRMaj(logs.length, logs.length);
    for (int method = 0; method < logs.length; method++) {
      double chance = chance(logs[method], 0);
      gradient.add(method, 0, contest.wins(method) + 0.5 - chance);
      curvature.add(method, method, chance * (1 - chance));
      for (int other = 0; other < logs.length; other++) {
        addPair(method, other, gradient, curvature);
      }
    }
    DMatrixRMaj step = new DMatrixRMaj(logs.length, 1);
    CommonOps_DDRM.solve(curvature, gradient, step);
    double length = Arrays.stream(step.data).map(Math::abs).max().orElseThrow();
    double share = Math.min(1, LONGEST / length);
    Arrays.setAll(logs, i -> logs[i] + share * step.data[i]);
    return length;
  }

  private void addPair(int method, int other, DMatrixRMaj gradient, DMatrixRMaj curvature) {
    double votes = contest.votes(method, other);
    if (method != other && votes > 0) {
      double chance = chance(logs[method], logs[other]);
      gradient.add(method, 0, -votes * chance);
      curvature.add(method, method, votes * chance * (1 - chance));
      curvature.add(method, other, -votes * chance * (1 - chance));
    }
  }

  /** That the first of two logarithms wins. */
  private static double chance(double own, double other) {
    return 1 / (1 + Math.exp(other - own));
  }
}
