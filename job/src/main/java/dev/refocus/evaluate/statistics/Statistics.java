package dev.refocus.evaluate.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Summaries of samples. */
public final class Statistics {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 1;

  private Statistics() {}

  /** Bounds between which 95 % of something lies. */
  public record Interval(double low, double high) {}

  /** NaN of no samples. */
  public static double mean(double[] samples) {
    return DoubleStream.of(samples).average().orElse(Double.NaN);
  }

  /** The mean of the samples that are numbers; NaN of none. */
  public static double meanOfNumbers(double[] samples) {
    return mean(DoubleStream.of(samples).filter(sample -> !Double.isNaN(sample)).toArray());
  }

  /** The middle sample, or the mean of the middle two; NaN of none. */
  public static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return quantile(sorted, 0.5);
  }

  /**
   * Percentile bootstrap of the mean: {@value #RESAMPLES} resamples with replacement, seeded
   * (Efron, Tibshirani, "An introduction to the bootstrap", 1993, section 13.3).
   *
   * @param samples independent; their unit is the interval's; of none the bounds are NaN
   */
  public static Interval bootstrap(double[] samples) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < samples.length; j++) {
        sum += samples[random.nextInt(samples.length)];
      }
      means[i] = sum / samples.length;
    }
    Arrays.sort(means);
    return new Interval(quantile(means, 0.025), quantile(means, 0.975));
  }

  /** Linear between the order statistics; NaN of no samples. */
  public static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = (int) Math.ceil(position);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Spearman's rank correlation in [-1, 1]; equal samples share their mean rank. NaN if all samples
   * of a side are equal.
   */
  public static double rankCorrelation(double[] a, double[] b) {
    double[] ranksA = ranks(a);
    double[] ranksB = ranks(b);
    double middle = (a.length + 1) / 2.0;
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (ranksA[i] - middle) * (ranksB[i] - middle);
      squareA += (ranksA[i] - middle) * (ranksA[i] - middle);
      squareB += (ranksB[i] - middle) * (ranksB[i] - middle);
    }
    return squareA * squareB == 0 ? Double.NaN : product / Math.sqrt(squareA * squareB);
  }

  private static double[] ranks(double[] samples) {
    double[] ranks = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : samples) {
        below += other < samples[i] ? 1 : 0;
        equal += other == samples[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
