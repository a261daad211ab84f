package dev.refocus.evaluate.opinion;

import dev.refocus.evaluate.statistics.Statistics;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What one score gains over another in agreement with the same people: the difference of Spearman's
 * rank correlations with their opinions, image by image the same ones.
 *
 * @param images that both scored
 * @param srcc the second score's minus the first's, in [-2, 2]
 * @param low lower bound of 95 % of it, by bootstrap over the images
 * @param high upper bound
 */
public record RankGain(int images, double srcc, double low, double high) {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 1;

  /** All three in the order of the images. */
  public static RankGain of(double[] first, double[] second, double[] opinions) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] gains = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      int[] drawn = random.ints(opinions.length, 0, opinions.length).toArray();
      gains[i] = gain(at(first, drawn), at(second, drawn), at(opinions, drawn));
    }
    // Resamples of one and the same value have no correlation and are left out.
    double[] sorted = Arrays.stream(gains).filter(Double::isFinite).sorted().toArray();
    return new RankGain(
        opinions.length,
        gain(first, second, opinions),
        Statistics.quantile(sorted, 0.025),
        Statistics.quantile(sorted, 0.975));
  }

  private static double gain(double[] first, double[] second, double[] opinions) {
    return Statistics.rankCorrelation(second, opinions)
        - Statistics.rankCorrelation(first, opinions);
  }

  private static double[] at(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  /** What may be said of it. */
  public String verdict() {
    if (low > 0) {
      return "better";
    }
    return high < 0
        ? "worse"
        : String.format(Locale.ROOT, "%d images cannot tell them apart", images);
  }
}
