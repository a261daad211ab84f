package dev.refocus.evaluate.opinion;

import static dev.refocus.evaluate.statistics.Bootstrap.at;

import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * How well a score stands for human opinion: the figures of quality assessment, each with a
 * {@linkplain Bootstrap bootstrap} interval of 95 % over images. The mapping is fitted anew in
 * every resample.
 *
 * @param images on which score and opinion are known
 * @param srcc Spearman's rank correlation in [-1, 1]; equal values share their mean rank
 * @param plcc Pearson's correlation of the opinions with the {@linkplain LogisticMapping mapped}
 *     scores in [-1, 1]: the mapping turns a score that falls with quality round, so a useful score
 *     is positive either way
 * @param main {@code |SRCC| + |PLCC|} in [0, 2]: the score that ranked the NTIRE 2021 challenge on
 *     perceptual image quality assessment (Gu et al., CVPRW 2021)
 * @param krcc Kendall's tau-b in [-1, 1]
 * @param rmse root of the mean squared difference of opinions and mapped scores, in opinions
 */
public record Agreement(
    int images, Figure srcc, Figure plcc, Figure main, Figure krcc, Figure rmse) {
  /** Fewer images than this fit a mapping of four parameters by chance. */
  public static final int FEWEST = 8;

  /** A figure and the bounds between which 95 % of its resamples lie. */
  public record Figure(double value, double low, double high) {}

  private record Values(double srcc, double plcc, double krcc, double rmse) {
    private double main() {
      return Math.abs(srcc) + Math.abs(plcc);
    }
  }

  /**
   * Measures how far scores agree with opinions.
   *
   * @param scores finite, of any unit and direction
   * @param opinions finite mean opinions of the same images, in the same order
   * @throws IllegalArgumentException if there are fewer than {@value #FEWEST} images, or one side
   *     has a value that is not finite or only one value
   */
  public static Agreement of(double[] scores, double[] opinions) {
    requireSound(scores, opinions);
    LogisticMapping mapping = LogisticMapping.fit(scores, opinions);
    Values whole = values(scores, opinions, mapping);
    Bootstrap<Values> resampled =
        Bootstrap.of(
            scores.length, places -> refitted(at(scores, places), at(opinions, places), mapping));
    return new Agreement(
        scores.length,
        figure(whole, resampled, Values::srcc),
        figure(whole, resampled, Values::plcc),
        figure(whole, resampled, Values::main),
        figure(whole, resampled, Values::krcc),
        figure(whole, resampled, Values::rmse));
  }

  private static Values values(double[] scores, double[] opinions, LogisticMapping mapping) {
    double[] mapped = mapping.apply(scores);
    return new Values(
        Statistics.rankCorrelation(scores, opinions),
        new PearsonsCorrelation().correlation(mapped, opinions),
        new KendallsCorrelation().correlation(scores, opinions),
        rootMeanSquare(mapped, opinions));
  }

  private static Values refitted(double[] scores, double[] opinions, LogisticMapping start) {
    return values(scores, opinions, start.refit(scores, opinions));
  }

  /** Resamples of one and the same value have no correlation and are left out. */
  private static Figure figure(
      Values whole, Bootstrap<Values> resampled, ToDoubleFunction<Values> of) {
    Interval interval = resampled.interval(of);
    return new Figure(of.applyAsDouble(whole), interval.low(), interval.high());
  }

  private static double rootMeanSquare(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }

  private static void requireSound(double[] scores, double[] opinions) {
    if (scores.length != opinions.length || scores.length < FEWEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d scores and %d opinions: their numbers must be equal and at least %d",
              scores.length,
              opinions.length,
              FEWEST));
    }
    requireSpread("scores", scores);
    requireSpread("opinions", opinions);
  }

  private static void requireSpread(String name, double[] values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("%s: one value is not finite; remove it".formatted(name));
    }
    if (Arrays.stream(values).distinct().count() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: all %d are %s: a correlation is undefined",
              name,
              values.length,
              values[0]));
    }
  }
}
