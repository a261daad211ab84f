package dev.refocus.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.evaluate.Artifacts;
import dev.refocus.evaluate.statistics.Interval;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestBenchmarkReport {
  private static final float[] DOT = {0, 0, 0, 1};
  private static final float[] BAR = {0, 0, .5f, .5f};

  @Test
  void figuresOfAGroup() {
    GroupSummary summary =
        GroupSummary.of(
            List.of(
                result("a", "fast", 0, 20, 22, 24, .9, .80, 3, DOT),
                result("a", "fast", 1, 20, 24, 24, .8, .70, 5, BAR),
                result("b", "fast", 0, 30, 29, 31, .5, .60, 9, DOT),
                failed("c")));

    assertThat(summary.cases()).isEqualTo(3);
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(summary.baseline().db()).isCloseTo(70 / 3.0, within(1e-9));
    assertThat(summary.restored().db()).isCloseTo(75 / 3.0, within(1e-9));
    assertThat(summary.gain().db()).isCloseTo(5 / 3.0, within(1e-9));
    // Two cases: the first gains 3 in the mean of its seeds, the other loses 1.
    assertThat(summary.gain().interval()).isEqualTo(new Interval(-1, 3));
    assertThat(summary.fits().kernelSimilarity()).isCloseTo(0.7, within(1e-9));
    // The true kernel gains 4, 4 and 1.
    assertThat(summary.fits().kept()).isCloseTo(5 / 9.0, within(1e-9));
    assertThat(summary.losers().all()).isEqualTo(1);
    assertThat(summary.fits().medianSeconds()).isEqualTo(5);
    assertThat(summary.fits().gainRank()).isCloseTo(0.5, within(1e-9));
    assertThat(summary.fits().kernelRank()).isCloseTo(1, within(1e-9));
    // A dot and a bar of half its height and twice its length.
    assertThat(summary.fits().seedSimilarity()).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  /** The script of a report's page reads these names. */
  @Test
  void isFlatInJson() {
    GroupSummary summary = GroupSummary.of(List.of(failed("c")));
    assertThat(new ObjectMapper().valueToTree(summary).fieldNames())
        .toIterable()
        .containsExactly(
            "cases",
            "failed",
            "baseline",
            "restored",
            "gainDb",
            "overBicubicDb",
            "interval",
            "losers",
            "trusted",
            "trustedLosers",
            "kernelSimilarity",
            "kept",
            "medianSeconds",
            "gainRank",
            "kernelRank",
            "seedSimilarity");
  }

  @Test
  void gainIsOverTheBetterInterpolation() {
    CaseResult.Figures figures =
        new CaseResult.Figures(
            new Qualities(
                quality(20, Double.NaN), quality(21, .5), quality(22.5, .9), quality(23, 1)),
            new CaseResult.FoundKernel(.8, "bicubic", DOT),
            .9,
            .5,
            40,
            1);
    GroupSummary summary =
        GroupSummary.of(List.of(result("a", "fast", 0, "restored", null, figures)));
    assertThat(summary.gain().db()).isEqualTo(1.5);
    assertThat(summary.gain().overBicubicDb()).isEqualTo(2.5);
    assertThat(summary.fits().kept()).isEqualTo(0.75);
    assertThat(summary.baseline().gradientEnergy()).isEqualTo(0.5);
  }

  @Test
  void meansLeaveOutWhatIsUndefined() {
    CaseResult flat = withEnergy("a", Double.NaN);
    CaseResult sharp = withEnergy("b", .6);
    assertThat(GroupSummary.of(List.of(flat, sharp)).restored().gradientEnergy()).isEqualTo(0.6);
    assertThat(GroupSummary.of(List.of(flat)).restored().gradientEnergy()).isNaN();
  }

  private static CaseResult withEnergy(String image, double energy) {
    Quality quality = quality(20, energy);
    Qualities images = new Qualities(quality, quality, quality, null);
    CaseResult.FoundKernel found = new CaseResult.FoundKernel(.8, "box", DOT);
    CaseResult.Figures figures = new CaseResult.Figures(images, found, .9, .5, 40, 1);
    return result(image, "fast", 0, "restored", null, figures);
  }

  @Test
  void losersAmongTrustedRowsCountApart() {
    CaseResult trusted = result("a", "fast", 0, 20, 19.9, Double.NaN, .9, .8, 1, DOT);
    CaseResult equal = result("b", "fast", 0, 20, 19.96, Double.NaN, .9, .8, 1, DOT);
    CaseResult lost = result("c", "fast", 0, 20, 18, Double.NaN, .4, .8, 1, DOT);
    CaseResult doubted = result("c", "fast", 0, "degraded", "LOW: x", lost.figures());
    GroupSummary summary = GroupSummary.of(List.of(trusted, equal, doubted));
    assertThat(summary.losers().all()).isEqualTo(2);
    assertThat(summary.losers().trustedRows()).isEqualTo(2);
    assertThat(summary.losers().trusted()).isEqualTo(1);
  }

  @Test
  void reliabilityIsTheShareOfWinnersInBins() {
    List<ConfidenceBin> bins =
        ConfidenceBin.of(
            List.of(
                result("a", "fast", 0, 20, 22, Double.NaN, .91, .8, 1, DOT),
                result("b", "fast", 0, 20, 19, Double.NaN, .94, .6, 1, DOT),
                result("c", "fast", 0, 20, 19.96, Double.NaN, .93, .7, 1, DOT),
                result("d", "fast", 0, 20, 19, Double.NaN, .2, .5, 1, DOT)));
    assertThat(bins).extracting(ConfidenceBin::from).containsExactly(0.0, 0.9);
    assertThat(bins).extracting(ConfidenceBin::cases).containsExactly(1, 3);
    assertThat(bins.get(0).winners()).isZero();
    assertThat(bins.get(1).winners()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(bins.get(1).confidence()).isCloseTo(2.78 / 3, within(1e-9));
    assertThat(bins.get(1).worstDb()).isEqualTo(-1);
  }

  @Test
  void reliabilityIsToldOfEveryGroup() {
    CaseResult first = result("a", "fast", 0, 20, 22, Double.NaN, .91, .8, 1, DOT);
    CaseResult.Figures figures =
        result("b", "fast", 0, 20, 19, Double.NaN, .94, .6, 1, DOT).figures();
    CaseResult.TrialName trial = new CaseResult.TrialName("h/b", "h", "b", "k", "fast", 0);
    CaseResult second = new CaseResult("key", trial, "restored", null, figures, "run b");
    assertThat(lines(first, second))
        .contains(
            "from 0.90 2 0.93 50 % +0.50 -1.00 0.700",
            "g from 0.90 1 0.91 100 % +2.00 +2.00 0.800",
            "h from 0.90 1 0.94 0 % -1.00 -1.00 0.600");
  }

  @Test
  void printsGroupsProfilesConfidenceAndTheWorst() {
    List<String> lines =
        lines(
            result("a", "fast", 0, 20, 22, Double.NaN, .96, .80, 3, DOT),
            result("b", "fast", 0, 30, 29, Double.NaN, .65, .60, 5, DOT),
            result("a", "slow", 0, 20, 23, Double.NaN, .96, .90, 30, DOT),
            result("b", "slow", 0, 30, 32, Double.NaN, .96, .80, 50, DOT),
            failed("c"));

    assertThat(lines)
        .contains(
            "g fast 2 (+1 failed) 25.00 25.50 +0.50 -1.00 to +2.00 1 (50 %) 1 of 2"
                + " 0.600 -> 0.700 0.200 -> 0.100 0.300 -> 0.200 0.50 -> 0.90 1.0 -> 3.0 1.20 -> 1.10 0.40 -> 0.10",
            "g slow 2 25.00 27.50 +2.50 +2.00 to +3.00 0 (0 %) 0 of 2"
                + " 0.600 -> 0.700 0.200 -> 0.100 0.300 -> 0.200 0.50 -> 0.90 1.0 -> 3.0 1.20 -> 1.10 0.40 -> 0.10",
            "g fast +0.50 0.800 0.700 - 4.0 +1.00 +1.00 -",
            "g slow +2.50 0.800 0.850 - 40.0 - - -",
            "slow minus fast, 2 cases: +2.00 dB (95 %: +1.00 to +3.00)",
            "from 0.60 1 0.65 0 % -1.00 -1.00 0.600",
            "from 0.95 1 0.96 100 % +2.00 +2.00 0.800",
            "g k-a 1 20.00 +2.00 +2.00 0.800",
            "failed: run c: TOO_SMALL: no")
        .containsSubsequence(
            "the worst cases",
            "-1.00 dB, NCC 0.600, confidence 0.65: run b",
            "+2.00 dB, NCC 0.800, confidence 0.96: run a");
  }

  @Test
  void comparesWithAnEarlierRunCaseByCase() {
    StringWriter text = new StringWriter();
    List<CaseResult> now =
        List.of(
            result("a", "fast", 0, 20, 22, Double.NaN, .96, .80, 3, DOT),
            result("b", "fast", 0, 30, 29, Double.NaN, .65, .60, 5, DOT));
    List<CaseResult> earlier =
        List.of(
            result("b", "fast", 0, 30, 29.5, Double.NaN, .65, .60, 5, DOT),
            result("z", "fast", 0, 10, 20, Double.NaN, .65, .60, 5, DOT),
            result("a", "slow", 0, 20, 21, Double.NaN, .96, .80, 3, DOT));
    new BenchmarkReport(now, new PrintWriter(text, true)).printAgainst(earlier, "old");
    assertThat(text.toString().lines())
        .containsExactly(
            "",
            "minus old",
            "g fast, 1 cases: -0.50 dB (95 %: -0.50 to -0.50)",
            "all fast, 1 cases: -0.50 dB (95 %: -0.50 to -0.50)");
  }

  @Test
  void survivesARunOfNothingButFailures() {
    assertThat(printed(failed("c"))).contains("0 (+1 failed)", "failed: run c: TOO_SMALL: no");
  }

  private static List<String> lines(CaseResult... results) {
    return printed(results).lines().map(line -> line.replaceAll(" +", " ")).toList();
  }

  private static String printed(CaseResult... results) {
    StringWriter text = new StringWriter();
    new BenchmarkReport(List.of(results), new PrintWriter(text, true)).print();
    return text.toString();
  }

  private static CaseResult result(
      String image,
      String profile,
      long seed,
      double bicubic,
      double restored,
      double oracle,
      double confidence,
      double similarity,
      double seconds,
      float[] found) {
    Quality interpolated =
        new Quality(bicubic, 0.7, 0.6, 0.2, 0.3, 0.5, new Artifacts(0.01, 1.2, 0.4));
    CaseResult.Figures figures =
        new CaseResult.Figures(
            new Qualities(
                interpolated,
                quality(bicubic - 1, 0.6),
                quality(restored, 0.9),
                Double.isNaN(oracle) ? null : quality(oracle, 1)),
            new CaseResult.FoundKernel(similarity, "free-form", found),
            confidence,
            Double.NaN,
            40,
            seconds);
    return result(image, profile, seed, "restored", null, figures);
  }

  private static Quality quality(double db, double energy) {
    return new Quality(db, 0.8, 0.7, 0.1, 0.2, energy, new Artifacts(0.03, 1.1, 0.1));
  }

  private static CaseResult failed(String image) {
    return result(image, "fast", 0, "failed", "TOO_SMALL: no", null);
  }

  private static CaseResult result(
      String image,
      String profile,
      long seed,
      String status,
      String error,
      CaseResult.Figures figures) {
    String id = "g/%s/k-%s/x4".formatted(image, image);
    return new CaseResult(
        id + profile + seed,
        new CaseResult.TrialName(id, "g", image, "k-" + image, profile, seed),
        status,
        error,
        figures,
        "run " + image);
  }
}
