package dev.refocus.report;

import dev.refocus.evaluate.statistics.Statistics;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How numbers are spread: bins of equal width from the 1st to the 99th percentile, in whose outer
 * ones the rest counts.
 *
 * @param from lower bound of the first bin
 * @param width of a bin
 * @param positive share of the numbers above 0
 */
public record Distribution(
    String name, double from, double width, int[] bins, int count, double median, double positive) {
  private static final int BINS = 24;
  private static final double CUT = 0.01;

  /** Of those that are finite; null if there are none. */
  static Distribution of(String name, DoubleStream numbers) {
    double[] sorted = numbers.filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return null;
    }
    double low = Statistics.quantile(sorted, CUT);
    double high = Statistics.quantile(sorted, 1 - CUT);
    // Equal numbers too have a bin of some width.
    double width = Math.max((high - low) / BINS, Math.max(Math.abs(high), 1) * 1e-6);
    int[] bins = new int[BINS];
    for (double number : sorted) {
      bins[(int) Math.min(Math.max((number - low) / width, 0), BINS - 1)]++;
    }
    double positive = Arrays.stream(sorted).filter(number -> number > 0).count();
    return new Distribution(
        name,
        low,
        width,
        bins,
        sorted.length,
        Statistics.quantile(sorted, 0.5),
        positive / sorted.length);
  }
}
