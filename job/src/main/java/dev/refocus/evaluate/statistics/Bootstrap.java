package dev.refocus.evaluate.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Percentile bootstrap: {@value #RESAMPLES} resamples with replacement, seeded, so that the same
 * samples give the same bounds (Efron, Tibshirani, "An introduction to the bootstrap", 1993,
 * section 13.3).
 *
 * @param <T> what is computed of a resample
 */
public final class Bootstrap<T> {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 1;

  private final List<T> resampled;

  private Bootstrap(List<T> resampled) {
    this.resampled = resampled;
  }

  /**
   * Draws the resamples.
   *
   * @param count of independent samples
   * @param figures of a resample, which is as many places of samples, from 0 to {@code count - 1}
   */
  public static <T> Bootstrap<T> of(int count, Function<int[], T> figures) {
    SplittableRandom random = new SplittableRandom(SEED);
    return new Bootstrap<>(
        Stream.generate(() -> places(count, random)).limit(RESAMPLES).map(figures).toList());
  }

  /**
   * The mean's interval.
   *
   * @param samples independent; their unit is the interval's; of none the bounds are NaN
   */
  public static Interval ofMean(double[] samples) {
    return of(samples.length, places -> Statistics.mean(at(samples, places)))
        .interval(Double::doubleValue);
  }

  /** The bounds of a figure. Resamples in which it is not finite are left out. */
  public Interval interval(ToDoubleFunction<T> figure) {
    double[] finite = resampled.stream().mapToDouble(figure).filter(Double::isFinite).toArray();
    return new Interval(Statistics.quantile(finite, 0.025), Statistics.quantile(finite, 0.975));
  }

  /** The samples of a resample. */
  public static double[] at(double[] samples, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> samples[place]).toArray();
  }

  private static int[] places(int count, SplittableRandom random) {
    int[] places = new int[count];
    Arrays.setAll(places, i -> random.nextInt(count));
    return places;
  }
}
