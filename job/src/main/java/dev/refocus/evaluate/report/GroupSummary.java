package dev.refocus.evaluate.report;

import dev.refocus.evaluate.report.CaseResult.Figures;
import dev.refocus.evaluate.report.CaseResult.Quality;
import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import dev.refocus.evaluate.statistics.Statistics;
import dev.refocus.metric.KernelSimilarity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a group came to under a profile. Measures are of the luma, PSNR in dB at the best shift. The
 * baseline is the better of bicubic and Lanczos interpolation in each case.
 *
 * @param failed trials without a restored image; the other figures do not count them
 * @param baseline means; of the gradient energy and block steps over the cases that have them
 * @param restored means likewise
 * @param gainDb over the baseline
 * @param overBicubicDb over bicubic interpolation, which may be the worse one
 * @param interval 95 % of the mean gain, by bootstrap over the cases (the mean of their seeds)
 * @param losers more than {@value CaseResult#LOSS} dB below the baseline
 * @param trusted rows with status {@code restored}, not {@code degraded}
 * @param trustedLosers losers among those
 * @param kept share of the true kernel's gain; NaN if there is none to compare with
 * @param gainRank rank correlation of confidence with gain
 * @param kernelRank rank correlation of confidence with the kernel's similarity
 * @param seedSimilarity mean likeness of the kernels found with two seeds; NaN for one seed
 */
public record GroupSummary(
    int cases,
    int failed,
    Quality baseline,
    Quality restored,
    double gainDb,
    double overBicubicDb,
    Interval interval,
    int losers,
    int trusted,
    int trustedLosers,
    double kernelSimilarity,
    double kept,
    double medianSeconds,
    double gainRank,
    double kernelRank,
    double seedSimilarity) {

  /**
   * Summarizes results.
   *
   * @param results of one profile, failed ones too
   */
  public static GroupSummary of(List<CaseResult> results) {
    List<CaseResult> sound = CaseResult.sound(results);
    List<CaseResult> trusted = sound.stream().filter(CaseResult::trusted).toList();
    double[] gains = figures(sound, Figures::gainDb);
    double[] confidence = figures(sound, Figures::confidence);
    double[] likeness = figures(sound, Figures::kernelSimilarity);
    double gain = Statistics.mean(gains);
    return new GroupSummary(
        sound.size(),
        results.size() - sound.size(),
        mean(sound, Figures::baseline),
        mean(sound, Figures::restored),
        gain,
        Statistics.mean(figures(sound, f -> f.restored().db() - f.bicubic().db())),
        Bootstrap.ofMean(
            caseGains(sound).values().stream().mapToDouble(Double::doubleValue).toArray()),
        losers(sound),
        trusted.size(),
        losers(trusted),
        Statistics.mean(likeness),
        gain / Statistics.mean(figures(sound, Figures::oracleGainDb)),
        Statistics.median(figures(sound, Figures::seconds)),
        Statistics.rankCorrelation(confidence, gains),
        Statistics.rankCorrelation(confidence, likeness),
        seedSimilarity(sound));
  }

  private static int losers(List<CaseResult> results) {
    return (int) results.stream().filter(CaseResult::loses).count();
  }

  private static Quality mean(List<CaseResult> results, Function<Figures, Quality> image) {
    List<Quality> all = results.stream().map(result -> image.apply(result.figures())).toList();
    return new Quality(
        mean(all, Quality::db),
        mean(all, Quality::ssim),
        mean(all, Quality::haarPsi),
        mean(all, Quality::gmsd),
        mean(all, Quality::gradientEnergy),
        mean(all, Quality::overshoot),
        mean(all, Quality::blockSteps));
  }

  private static double mean(List<Quality> all, ToDoubleFunction<Quality> figure) {
    return Statistics.meanOfNumbers(all.stream().mapToDouble(figure).toArray());
  }

  /** One mean gain for each case: its seeds are no cases of their own. */
  static Map<String, Double> caseGains(List<CaseResult> results) {
    Map<String, Double> gains = new LinkedHashMap<>();
    ResultGroup.by(CaseResult::caseId, results)
        .forEach((id, seeds) -> gains.put(id, Statistics.mean(figures(seeds, Figures::gainDb))));
    return gains;
  }

  static double[] figures(List<CaseResult> results, ToDoubleFunction<Figures> figure) {
    return results.stream().mapToDouble(result -> figure.applyAsDouble(result.figures())).toArray();
  }

  /** Each seed of a case against the case's first. */
  private static double seedSimilarity(List<CaseResult> results) {
    List<Double> similarities = new ArrayList<>();
    for (List<CaseResult> seeds : ResultGroup.by(CaseResult::caseId, results).values()) {
      float[] first = seeds.get(0).figures().found();
      for (CaseResult other : seeds.subList(1, seeds.size())) {
        similarities.add(KernelSimilarity.bestShift(first, other.figures().found()));
      }
    }
    return Statistics.mean(similarities.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
