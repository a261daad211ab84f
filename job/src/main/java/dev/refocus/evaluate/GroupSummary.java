package dev.refocus.evaluate;

import dev.refocus.evaluate.CaseResult.Figures;
import dev.refocus.metric.KernelSimilarity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a group came to under a profile. PSNR is of the luma at the best shift, in dB.
 *
 * @param failed trials without a restored image; the other figures do not count them
 * @param interval 95 % of the mean gain, by bootstrap over the cases (the mean of their seeds)
 * @param kept share of the true kernel's gain; NaN if there is none to compare with
 * @param losers more than {@value #LOSS} dB below bicubic
 * @param gainRank rank correlation of confidence with gain
 * @param kernelRank rank correlation of confidence with the kernel's similarity
 * @param seedSimilarity mean likeness of the kernels found with two seeds; NaN for one seed
 */
record GroupSummary(
    int cases,
    int failed,
    double bicubicDb,
    double restoredDb,
    double gainDb,
    Statistics.Interval interval,
    double ssim,
    double kernelSimilarity,
    double kept,
    int losers,
    double medianSeconds,
    double gainRank,
    double kernelRank,
    double seedSimilarity) {
  private static final double LOSS = 0.05;

  static GroupSummary of(List<CaseResult> results) {
    List<CaseResult> sound = results.stream().filter(result -> !result.failed()).toList();
    double[] gains = figures(sound, Figures::gainDb);
    double oracleGain = Statistics.mean(figures(sound, f -> f.oracleDb() - f.bicubicDb()));
    double gain = Statistics.mean(gains);
    return new GroupSummary(
        sound.size(),
        results.size() - sound.size(),
        Statistics.mean(figures(sound, Figures::bicubicDb)),
        Statistics.mean(figures(sound, Figures::restoredDb)),
        gain,
        Statistics.bootstrap(
            caseGains(sound).values().stream().mapToDouble(Double::doubleValue).toArray()),
        Statistics.mean(figures(sound, Figures::restoredSsim)),
        Statistics.mean(figures(sound, Figures::kernelSimilarity)),
        gain / oracleGain,
        (int) sound.stream().filter(result -> result.gainDb() < -LOSS).count(),
        Statistics.median(figures(sound, Figures::seconds)),
        Statistics.rankCorrelation(figures(sound, Figures::confidence), gains),
        Statistics.rankCorrelation(
            figures(sound, Figures::confidence), figures(sound, Figures::kernelSimilarity)),
        seedSimilarity(sound));
  }

  /** One mean gain for each case: its seeds are no cases of their own. */
  static Map<String, Double> caseGains(List<CaseResult> results) {
    Map<String, Double> gains = new LinkedHashMap<>();
    byCase(results)
        .forEach((id, seeds) -> gains.put(id, Statistics.mean(figures(seeds, Figures::gainDb))));
    return gains;
  }

  private static Map<String, List<CaseResult>> byCase(List<CaseResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(CaseResult::caseId, LinkedHashMap::new, Collectors.toList()));
  }

  static double[] figures(List<CaseResult> results, ToDoubleFunction<Figures> figure) {
    return results.stream().mapToDouble(result -> figure.applyAsDouble(result.figures())).toArray();
  }

  /** Each seed of a case against the case's first. */
  private static double seedSimilarity(List<CaseResult> results) {
    List<Double> similarities = new ArrayList<>();
    for (List<CaseResult> seeds : byCase(results).values()) {
      float[] first = seeds.get(0).figures().found();
      for (CaseResult other : seeds.subList(1, seeds.size())) {
        similarities.add(KernelSimilarity.bestShift(first, other.figures().found()));
      }
    }
    return Statistics.mean(similarities.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
