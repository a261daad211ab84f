package dev.refocus.evaluate.opinion;

import dev.refocus.evaluate.statistics.Statistics;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How well a score stands for human opinion: the four figures of quality assessment, each with a
 * percentile bootstrap interval of 95 % over images ({@value #RESAMPLES} resamples, seeded). The
 * mapping is fitted anew in every resample.
 *
 * @param images on which score and opinion are known
 * @param srcc Spearman's rank correlation in [-1, 1]; equal values share their mean rank
 * @param plcc Pearson's correlation of the opinions with the {@linkplain LogisticMapping mapped}
 *     scores in [-1, 1]: the mapping turns a score that falls with quality round, so a useful score
 *     is positive either way
 * @param krcc Kendall's tau-b in [-1, 1]
 * @param rmse root of the mean squared difference of opinions and mapped scores, in opinions
 */
public record Agreement(int images, Figure srcc, Figure plcc, Figure krcc, Figure rmse) {
  /** Fewer images than this fit a mapping of four parameters by chance. */
  public static final int FEWEST = 8;

  private static final int RESAMPLES = 2000;
  private static final long SEED = 1;

  /** A figure and the bounds between which 95 % of its resamples lie. */
  public record Figure(double value, double low, double high) {}

  private record Values(double srcc, double plcc, double krcc, double rmse) {}

  /**
   * @param scores finite, of any unit and direction
   * @param opinions finite mean opinions of the same images, in the same order
   * @throws IllegalArgumentException if there are fewer than {@value #FEWEST} images, or one side
   *     has a value that is not finite or only one value
   */
  public static Agreement of(double[] scores, double[] opinions) {
    requireSound(scores, opinions);
    LogisticMapping mapping = LogisticMapping.fit(scores, opinions);
    Values whole = values(scores, opinions, mapping);
    Values[] resampled = resample(scores, opinions, mapping);
    return new Agreement(
        scores.length,
        figure(whole, resampled, Values::srcc),
        figure(whole, resampled, Values::plcc),
        figure(whole, resampled, Values::krcc),
        figure(whole, resampled, Values::rmse));
  }

  private static Values values(double[] scores, double[] opinions, LogisticMapping mapping) {
    double[] mapped = mapping.apply(scores);
    return new Values(
        new SpearmansCorrelation().correlation(scores, opinions),
        new PearsonsCorrelation().correlation(mapped, opinions),
        new KendallsCorrelation().correlation(scores, opinions),
        rootMeanSquare(mapped, opinions));
  }

  private static Values[] resample(double[] scores, double[] opinions, LogisticMapping start) {
    SplittableRandom random = new SplittableRandom(SEED);
    Values[] resampled = new Values[RESAMPLES];
    double[] drawnScores = new double[scores.length];
    double[] drawnOpinions = new double[scores.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < scores.length; j++) {
        int drawn = random.nextInt(scores.length);
        drawnScores[j] = scores[drawn];
        drawnOpinions[j] = opinions[drawn];
      }
      resampled[i] = values(drawnScores, drawnOpinions, start.refit(drawnScores, drawnOpinions));
    }
    return resampled;
  }

  /** Resamples of one and the same value have no correlation and are left out. */
  private static Figure figure(Values whole, Values[] resampled, ToDoubleFunction<Values> of) {
    double[] sorted =
        Arrays.stream(resampled).mapToDouble(of).filter(Double::isFinite).sorted().toArray();
    return new Figure(
        of.applyAsDouble(whole),
        Statistics.quantile(sorted, 0.025),
        Statistics.quantile(sorted, 0.975));
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
