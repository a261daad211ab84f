package dev.refocus.report;

import dev.refocus.score.KnownScore;
import java.util.List;
import java.util.stream.Stream;

/**
 * A score whose gain the page sums up.
 *
 * @param name among the scores of a row
 * @param sign 1 if more is better, -1 if less is
 */
public record Measure(String name, int sign) {
  /** Of a benchmark: names of the scores that {@link #ofBenchmark} has. */
  public static final String PSNR = "PSNR, dB";

  public static final String SSIM = "SSIM";
  public static final String HAARPSI = "HaarPSI";
  public static final String GMSD = "GMSD";
  public static final String SWD = "SWD";

  /** The scores that a row of {@code restore} has a field for, and that have a better side. */
  public static List<Measure> ofRun() {
    return Stream.of(KnownScore.values())
        .filter(score -> score.better() != KnownScore.Better.NEITHER)
        .map(score -> new Measure(score.score(), sign(score)))
        .toList();
  }

  /** What a benchmark measures against the truth. */
  public static List<Measure> ofBenchmark() {
    return List.of(
        new Measure(PSNR, 1),
        new Measure(SSIM, 1),
        new Measure(HAARPSI, 1),
        new Measure(GMSD, -1),
        new Measure(SWD, -1));
  }

  private static int sign(KnownScore score) {
    return score.better() == KnownScore.Better.HIGHER ? 1 : -1;
  }
}
