package dev.refocus.evaluate.opinion;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The monotone logistic function of four parameters by which scores are mapped to opinions before a
 * linear correlation (VQEG, "Final report on the validation of objective models of video quality
 * assessment", phase I, 2000): {@code low + (high - low) / (1 + exp(-slope (score - middle)))}.
 * Least squares by Levenberg and Marquardt.
 *
 * <p>The mapping of five parameters (Sheikh et al. 2006) adds a linear term and need not be
 * monotone, which a few images can buy correlation with; so it is not used.
 */
final class LogisticMapping {
  private static final int ITERATIONS = 40;
  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int MIDDLE = 2;
  private static final int SLOPE = 3;
  private static final int COUNT = 4;

  /** Relative gain below which the fit has ended. */
  private static final double ENOUGH = 1e-8;

  private final double center;
  private final double unit;

  /** Low, high, middle and slope; the last two of scores with {@code center} 0, {@code unit} 1. */
  private final double[] parameters;

  private LogisticMapping(double center, double unit, double[] parameters) {
    this.center = center;
    this.unit = unit;
    this.parameters = parameters;
  }

  /**
   * The best mapping from two starts: rising and falling.
   *
   * @param scores not all equal, as many as {@code opinions}
   */
  static LogisticMapping fit(double[] scores, double[] opinions) {
    double center = StatUtils.mean(scores);
    double unit = Math.sqrt(StatUtils.populationVariance(scores));
    LogisticMapping rising = start(center, unit, opinions, 1).refit(scores, opinions);
    LogisticMapping falling = start(center, unit, opinions, -1).refit(scores, opinions);
    return rising.squaredError(scores, opinions) <= falling.squaredError(scores, opinions)
        ? rising
        : falling;
  }

  private static LogisticMapping start(
      double center, double unit, double[] opinions, double slope) {
    double[] start = {StatUtils.min(opinions), StatUtils.max(opinions), 0, slope};
    return new LogisticMapping(center, unit, start);
  }

  /** The same for other samples, from here. */
  LogisticMapping refit(double[] scores, double[] opinions) {
    LogisticMapping best = this;
    double error = squaredError(scores, opinions);
    double damping = 1e-3;
    for (int i = 0; i < ITERATIONS && damping < 1e6; i++) {
      LogisticMapping next = best.step(scores, opinions, damping);
      double nextError = next.squaredError(scores, opinions);
      if (nextError < error) {
        boolean ended = error - nextError < ENOUGH * error;
        best = next;
        error = nextError;
        damping /= 10;
        if (ended) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    return best;
  }

  double[] apply(double[] scores) {
    return Arrays.stream(scores).map(this::apply).toArray();
  }

  private double apply(double score) {
    return parameters[LOW] + (parameters[HIGH] - parameters[LOW]) * sigmoid(score);
  }

  private double sigmoid(double score) {
    return 1 / (1 + Math.exp(-parameters[SLOPE] * ((score - center) / unit - parameters[MIDDLE])));
  }

  private double squaredError(double[] scores, double[] opinions) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double difference = apply(scores[i]) - opinions[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** One damped solution of the normal equations; the same mapping if they have none. */
  private LogisticMapping step(double[] scores, double[] opinions, double damping) {
    double[] normal = new double[COUNT * COUNT];
    double[] right = new double[COUNT];
    double[] gradient = new double[COUNT];
    for (int i = 0; i < scores.length; i++) {
      double residual = opinions[i] - gradient(scores[i], gradient);
      for (int row = 0; row < COUNT; row++) {
        right[row] += gradient[row] * residual;
        for (int column = 0; column < COUNT; column++) {
          normal[row * COUNT + column] += gradient[row] * gradient[column];
        }
      }
    }
    for (int row = 0; row < COUNT; row++) {
      normal[row * COUNT + row] = normal[row * COUNT + row] * (1 + damping) + 1e-12;
    }
    DMatrixRMaj change = new DMatrixRMaj(COUNT, 1);
    boolean solved =
        CommonOps_DDRM.solve(
            DMatrixRMaj.wrap(COUNT, COUNT, normal), DMatrixRMaj.wrap(COUNT, 1, right), change);
    return solved ? moved(change.data) : this;
  }

  private LogisticMapping moved(double[] change) {
    double[] moved = parameters.clone();
    for (int i = 0; i < COUNT; i++) {
      moved[i] += change[i];
    }
    return new LogisticMapping(center, unit, moved);
  }

  /** Fills the derivatives by the parameters and gives the value. */
  private double gradient(double score, double[] gradient) {
    double share = sigmoid(score);
    double range = parameters[HIGH] - parameters[LOW];
    double steepness = range * share * (1 - share);
    gradient[LOW] = 1 - share;
    gradient[HIGH] = share;
    gradient[MIDDLE] = -parameters[SLOPE] * steepness;
    gradient[SLOPE] = ((score - center) / unit - parameters[MIDDLE]) * steepness;
    return parameters[LOW] + range * share;
  }
}
