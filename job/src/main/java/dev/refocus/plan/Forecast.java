package dev.refocus.plan;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import java.util.Optional;

/**
 * What a run with a profile would take.
 *
 * @param coreSeconds of all images, each on one core
 * @param wallSeconds on the cores that are asked for
 * @param heapBytes of one task, for its largest image
 * @param nativeBytes of one task, beside the heap
 * @param outputBytes of the HR images
 */
public record Forecast(
    Profile profile,
    double coreSeconds,
    double wallSeconds,
    double heapBytes,
    double nativeBytes,
    double outputBytes) {
  /** Spark's start and the table's commit. */
  private static final double START_SECONDS = 10;

  /** {@code job/BENCHMARKS.md}, "Memory of one image". */
  private static final double NATIVE_BYTES_PER_HR_PIXEL = 200;

  private static final double LEAST_NATIVE_BYTES = 180 << 20;
  private static final double HEAP_BYTES_PER_HR_PIXEL = 54;

  /**
   * The forecast of one profile.
   *
   * @param config its budget and memory count, its profile does not
   * @param cores that work at the same time
   */
  public static Forecast of(
      Tally tally, Profile profile, FitConfig config, Calibration calibration, int cores) {
    double core = calibration.coldSeconds() * Math.min(cores, tally.images().images());
    for (var size : tally.sizes().entrySet()) {
      core += size.getValue() * seconds(profile, config, calibration, size.getKey());
    }
    Optional<PlannedSize> largest = tally.largest();
    double longest = largest.map(size -> seconds(profile, config, calibration, size)).orElse(0.0);
    double mostPixels = largest.map(PlannedSize::restoredPixels).orElse(0.0);
    return new Forecast(
        profile,
        core,
        START_SECONDS + (largest.isEmpty() ? 0 : Math.max(core / cores, longest)),
        HEAP_BYTES_PER_HR_PIXEL * mostPixels,
        nativeBytes(mostPixels, config),
        calibration.bytesPerHrPixel() * tally.hrPixels());
  }

  private static double seconds(
      Profile profile, FitConfig config, Calibration calibration, PlannedSize size) {
    return calibration.factor()
        * CostModel.seconds(profile, size.scale(), size.pixels(), config.budget());
  }

  private static double nativeBytes(double hrPixels, FitConfig config) {
    double whole = Math.max(NATIVE_BYTES_PER_HR_PIXEL * hrPixels, LEAST_NATIVE_BYTES);
    return Math.min(whole, (double) config.memoryMib() * (1 << 20));
  }

  public double coreHours() {
    return coreSeconds / 3600;
  }
}
