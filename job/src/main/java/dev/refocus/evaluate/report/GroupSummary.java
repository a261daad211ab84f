package dev.refocus.evaluate.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.refocus.evaluate.Artifacts;
import dev.refocus.evaluate.report.CaseResult.Figures;
import dev.refocus.evaluate.report.CaseResult.TrialName;
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
 * <p>In JSON it is flat, as the page of a report reads it.
 *
 * @param failed trials without a restored image; the other figures do not count them
 * @param baseline means; of the gradient energy and block steps over the cases that have them
 * @param restored means likewise
 */
public record GroupSummary(
    int cases,
    int failed,
    Quality baseline,
    Quality restored,
    @JsonUnwrapped Gain gain,
    @JsonUnwrapped Losers losers,
    @JsonUnwrapped Fits fits) {

  /**
   * The mean gain.
   *
   * @param db over the baseline
   * @param overBicubicDb over bicubic interpolation, which may be the worse one
   * @param interval 95 % of it, by bootstrap over the cases (the mean of their seeds)
   */
  public record Gain(@JsonProperty("gainDb") double db, double overBicubicDb, Interval interval) {
    private static Gain of(List<CaseResult> sound) {
      return new Gain(
          Statistics.mean(figures(sound, Figures::gainDb)),
          Statistics.mean(figures(sound, figures -> figures.images().overBicubicDb())),
          Bootstrap.ofMean(
              caseGains(sound).values().stream().mapToDouble(Double::doubleValue).toArray()));
    }
  }

  /**
   * Cases more than {@value CaseResult#LOSS} dB below the baseline.
   *
   * @param trustedRows rows with status {@code restored}, not {@code degraded}
   * @param trusted losers among those
   */
  public record Losers(
      @JsonProperty("losers") int all,
      @JsonProperty("trusted") int trustedRows,
      @JsonProperty("trustedLosers") int trusted) {
    private static Losers of(List<CaseResult> sound) {
      List<CaseResult> trusted = sound.stream().filter(CaseResult::trusted).toList();
      return new Losers(count(sound), trusted.size(), count(trusted));
    }

    private static int count(List<CaseResult> results) {
      return (int) results.stream().filter(CaseResult::loses).count();
    }
  }

  /**
   * How well the fits did.
   *
   * @param kernelSimilarity mean likeness of the found and the true kernel
   * @param kept share of the true kernel's gain; NaN if there is none to compare with
   * @param gainRank rank correlation of confidence with gain
   * @param kernelRank rank correlation of confidence with the kernel's similarity
   * @param seedSimilarity mean likeness of the kernels found with two seeds; NaN for one seed
   */
  public record Fits(
      double kernelSimilarity,
      double kept,
      double medianSeconds,
      double gainRank,
      double kernelRank,
      double seedSimilarity) {
    private static Fits of(List<CaseResult> sound) {
      double[] gains = figures(sound, Figures::gainDb);
      double[] confidence = figures(sound, Figures::confidence);
      double[] likeness = figures(sound, Figures::kernelSimilarity);
      double oracleGain = Statistics.mean(figures(sound, f -> f.images().oracleGainDb()));
      return new Fits(
          Statistics.mean(likeness),
          Statistics.mean(gains) / oracleGain,
          Statistics.median(figures(sound, Figures::seconds)),
          Statistics.rankCorrelation(confidence, gains),
          Statistics.rankCorrelation(confidence, likeness),
          GroupSummary.seedSimilarity(sound));
    }
  }

  /**
   * Summarizes results.
   *
   * @param results of one profile, failed ones too
   */
  public static GroupSummary of(List<CaseResult> results) {
    List<CaseResult> sound = CaseResult.sound(results);
    return new GroupSummary(
        sound.size(),
        results.size() - sound.size(),
        mean(sound, Qualities::baseline),
        mean(sound, Qualities::restored),
        Gain.of(sound),
        Losers.of(sound),
        Fits.of(sound));
  }

  private static Quality mean(List<CaseResult> results, Function<Qualities, Quality> image) {
    List<Quality> all =
        results.stream().map(result -> image.apply(result.figures().images())).toList();
    return new Quality(
        mean(all, Quality::db),
        mean(all, Quality::ssim),
        mean(all, Quality::haarPsi),
        mean(all, Quality::gmsd),
        mean(all, Quality::swd),
        mean(all, Quality::gradientEnergy),
        new Artifacts(
            mean(all, quality -> quality.artifacts().overshoot()),
            mean(all, quality -> quality.artifacts().blockSteps()),
            mean(all, quality -> quality.artifacts().grid())));
  }

  private static double mean(List<Quality> all, ToDoubleFunction<Quality> figure) {
    return Statistics.meanOfNumbers(all.stream().mapToDouble(figure).toArray());
  }

  /** One mean gain for each case: its seeds are no cases of their own. */
  static Map<String, Double> caseGains(List<CaseResult> results) {
    Map<String, Double> gains = new LinkedHashMap<>();
    ResultGroup.by(TrialName::caseId, results)
        .forEach((id, seeds) -> gains.put(id, Statistics.mean(figures(seeds, Figures::gainDb))));
    return gains;
  }

  static double[] figures(List<CaseResult> results, ToDoubleFunction<Figures> figure) {
    return results.stream().mapToDouble(result -> figure.applyAsDouble(result.figures())).toArray();
  }

  /** Each seed of a case against the case's first. */
  private static double seedSimilarity(List<CaseResult> results) {
    List<Double> similarities = new ArrayList<>();
    for (List<CaseResult> seeds : ResultGroup.by(TrialName::caseId, results).values()) {
      float[] first = seeds.get(0).figures().kernel().weights();
      for (CaseResult other : seeds.subList(1, seeds.size())) {
        similarities.add(KernelSimilarity.bestShift(first, other.figures().kernel().weights()));
      }
    }
    return Statistics.mean(similarities.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
