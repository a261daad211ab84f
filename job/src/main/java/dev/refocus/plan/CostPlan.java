package dev.refocus.plan;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of an archive would find and take.
 *
 * @param config of the run; its profile is the one that was probed
 * @param cores that would work at the same time
 */
public record CostPlan(Tally tally, FitConfig config, Calibration calibration, int cores) {
  /** One forecast for each profile, the cheapest first; of a user's network if there is one. */
  public List<Forecast> forecasts() {
    return Stream.of(
            Profile.FAST,
            Profile.BALANCED,
            Profile.SOLVER,
            Profile.NETWORK,
            Profile.NEURAL,
            Profile.PAPER)
        .filter(profile -> profile != Profile.NETWORK || config.network() != null)
        .map(profile -> Forecast.of(tally, profile, config, calibration, cores))
        .toList();
  }
}
