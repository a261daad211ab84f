package dev.refocus.evaluate.opinion;

import static dev.refocus.evaluate.statistics.Bootstrap.at;

import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import java.util.Locale;

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
  /** All three in the order of the images. */
  public static RankGain of(double[] first, double[] second, double[] opinions) {
    // Resamples of one and the same value have no correlation and are left out.
    Interval interval =
        Bootstrap.of(
                opinions.length,
                places -> gain(at(first, places), at(second, places), at(opinions, places)))
            .interval(Double::doubleValue);
    return new RankGain(
        opinions.length, gain(first, second, opinions), interval.low(), interval.high());
  }

  private static double gain(double[] first, double[] second, double[] opinions) {
    return Statistics.rankCorrelation(second, opinions)
        - Statistics.rankCorrelation(first, opinions);
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
