package dev.refocus.plan;

import dev.refocus.config.FitConfig;
import java.util.List;
import java.util.Locale;

/**
 * How fast a machine is, and what an archive's HR images weigh.
 *
 * @param factor seconds here over seconds of {@link CostModel}
 * @param coldSeconds that the first image of a core takes longer
 * @param bytesPerHrPixel of the HR images as they are kept
 * @param source where the numbers come from
 */
public record Calibration(
    double factor, double coldSeconds, double bytesPerHrPixel, String source) {
  /** Of a photograph as an 8-bit PNG. */
  private static final double BYTES_PER_HR_PIXEL = 1.6;

  /** Of the machine of {@code job/BENCHMARKS.md}. */
  public static final Calibration NONE =
      new Calibration(
          1,
          0,
          BYTES_PER_HR_PIXEL,
          "no image was restored, so the times are those of the machine in job/BENCHMARKS.md");

  /**
   * What restorations with {@code config} say.
   *
   * @param source where they come from
   */
  public static Calibration of(List<Timing> timings, FitConfig config, String source) {
    List<Timing> warm = timings.stream().filter(timing -> !timing.cold()).toList();
    if (warm.isEmpty()) {
      // Java compiles while the first image of a core is restored, which says little of the others.
      return NONE;
    }
    List<Timing> cold = timings.stream().filter(Timing::cold).toList();
    double factor = factor(warm, config);
    double late =
        cold.stream()
            .mapToDouble(timing -> timing.seconds() - factor * modelled(timing, config))
            .average()
            .orElse(0);
    return new Calibration(
        factor,
        Math.max(late, 0),
        bytesPerHrPixel(timings),
        String.format(Locale.ROOT, "%s: %d images", source, warm.size()));
  }

  private static double factor(List<Timing> timings, FitConfig config) {
    double real = timings.stream().mapToDouble(Timing::seconds).sum();
    return real / timings.stream().mapToDouble(timing -> modelled(timing, config)).sum();
  }

  private static double modelled(Timing timing, FitConfig config) {
    PlannedSize size = timing.size();
    return CostModel.seconds(config.profile(), size.scale(), size.pixels(), config.budget());
  }

  private static double bytesPerHrPixel(List<Timing> timings) {
    double bytes = timings.stream().mapToDouble(Timing::hrBytes).sum();
    double pixels = timings.stream().mapToDouble(timing -> timing.size().hrPixels()).sum();
    return bytes > 0 ? bytes / pixels : BYTES_PER_HR_PIXEL;
  }
}
