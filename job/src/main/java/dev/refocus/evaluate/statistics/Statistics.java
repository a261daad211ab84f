package dev.refocus.evaluate.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Summaries of samples. */
public final class Statistics {
  private Statistics() {}

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
    return quantile(samples, 0.5);
  }

  /**
   * Linear between the order statistics; NaN of no samples.
   *
   * @param share of the samples below it, more than 0 and at most 1
   */
  public static double quantile(double[] samples, double share) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(samples, 100 * share);
  }

  /**
   * Spearman's rank correlation in [-1, 1]; equal samples share their mean rank. NaN of fewer than
   * two samples, if one is NaN, and if all samples of a side are equal.
   */
  public static double rankCorrelation(double[] a, double[] b) {
    return a.length < 2
        ? Double.NaN
        : new SpearmansCorrelation(new NaturalRanking(NaNStrategy.FIXED)).correlation(a, b);
  }
}
