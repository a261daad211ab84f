package dev.refocus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.config.Enlargement;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.plan.Tally.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestForecast {
  private static final FitConfig FAST = new FitConfig(4, Profile.FAST, 0);

  @Test
  void moreAndLargerImagesCostMoreAndProfilesKeepTheirOrder() {
    for (Profile profile : Profile.values()) {
      double small = CostModel.seconds(profile, 2, 10_000, 1);
      assertThat(CostModel.seconds(profile, 2, 20_000, 1)).isGreaterThan(small);
      assertThat(CostModel.seconds(profile, 4, 10_000, 1)).isGreaterThan(small);
    }
    assertThat(
            List.of(Profile.FAST, Profile.BALANCED, Profile.NEURAL, Profile.PAPER).stream()
                .map(profile -> CostModel.seconds(profile, 4, 10_000, 1))
                .toList())
        .isSorted();
    assertThat(CostModel.seconds(Profile.NEURAL, 4, 10_000, .1))
        .isLessThan(CostModel.seconds(Profile.NEURAL, 4, 10_000, 1));
  }

  @Test
  void theKernelCostsNoMoreBeyondItsRegion() {
    double million = CostModel.seconds(Profile.FAST, 2, 1e6, 1);
    double two = CostModel.seconds(Profile.FAST, 2, 2e6, 1);
    double three = CostModel.seconds(Profile.FAST, 2, 3e6, 1);
    assertThat(three - two).isCloseTo(two - million, within(1e-6));
  }

  @Test
  void aMachineOfTwiceTheSecondsGivesTwiceTheSeconds() {
    Calibration slow =
        Calibration.of(
            List.of(timing(10_000, 2, false), timing(40_000, 2, false)), FAST, "a probe");
    assertThat(slow.factor()).isCloseTo(2, within(1e-9));
    assertThat(slow.coldSeconds()).isZero();
    assertThat(slow.bytesPerHrPixel()).isCloseTo(3, within(1e-9));
    assertThat(slow.source()).isEqualTo("a probe: 2 images");
    Forecast here = Forecast.of(tally(), Profile.FAST, FAST, Calibration.NONE, 2);
    Forecast there = Forecast.of(tally(), Profile.FAST, FAST, slow, 2);
    assertThat(there.coreSeconds()).isCloseTo(2 * here.coreSeconds(), within(1e-6));
  }

  @Test
  void theFirstImageOfACoreTellsOfTheStartAndNotOfTheMachine() {
    Calibration cold =
        Calibration.of(List.of(timing(10_000, 4, true), timing(10_000, 1, false)), FAST, "a probe");
    assertThat(cold.factor()).isCloseTo(1, within(1e-9));
    assertThat(cold.coldSeconds())
        .isCloseTo(3 * CostModel.seconds(Profile.FAST, 4, 10_000, 1), within(1e-6));
    assertThat(Calibration.of(List.of(timing(10_000, 4, true)), FAST, "a probe"))
        .as("it says little of the others")
        .isEqualTo(Calibration.NONE);
    assertThat(Calibration.of(List.of(), FAST, "a probe")).isEqualTo(Calibration.NONE);
  }

  private static Timing timing(long pixels, double factor, boolean cold) {
    double seconds = factor * CostModel.seconds(Profile.FAST, 4, pixels, 1);
    return new Timing(size(pixels), seconds, 3 * 16 * pixels, cold);
  }

  @Test
  void manyCoresWaitForTheLargestImage() {
    Forecast one = Forecast.of(tally(), Profile.FAST, FAST, Calibration.NONE, 1);
    Forecast thousand = Forecast.of(tally(), Profile.FAST, FAST, Calibration.NONE, 1000);
    assertThat(one.coreSeconds()).isEqualTo(thousand.coreSeconds());
    assertThat(one.wallSeconds()).isGreaterThan(one.coreSeconds());
    assertThat(thousand.wallSeconds())
        .isBetween(
            CostModel.seconds(Profile.FAST, 4, 1e6, 1),
            CostModel.seconds(Profile.FAST, 4, 1e6, 1) + 20);
  }

  @Test
  void memoryIsThatOfTheLargestImageAndWindowsBoundIt() {
    Forecast forecast = Forecast.of(tally(), Profile.FAST, FAST, Calibration.NONE, 1);
    assertThat(forecast.heapBytes()).isCloseTo(54 * 16e6, within(1.0));
    assertThat(forecast.nativeBytes()).isEqualTo(2048.0 * (1 << 20));
    assertThat(forecast.outputBytes()).isCloseTo(1.6 * 16 * 1_020_000, within(1.0));
    Forecast none = Forecast.of(new Tally(), Profile.FAST, FAST, Calibration.NONE, 1);
    assertThat(none.coreSeconds()).isZero();
  }

  @Test
  void talliesAddUp() {
    Tally tally = tally();
    tally.add(new Cause("failed", "CORRUPT"));
    Tally other = tally();
    other.add(new Cause("failed", "CORRUPT"));
    tally.add(other);
    assertThat(tally.inputs()).isEqualTo(8);
    assertThat(tally.images()).isEqualTo(new Tally.Sum(6, 2_040_000, 620));
    assertThat(tally.formats()).containsOnlyKeys("jpeg", "png");
    assertThat(tally.causes()).containsEntry(new Cause("failed", "CORRUPT"), 2L).hasSize(1);
    assertThat(tally.sizes()).containsEntry(size(10_000), 4L).containsEntry(size(1_000_000), 2L);
  }

  private static Tally tally() {
    Tally tally = new Tally();
    tally.add("png", size(10_000), 100);
    tally.add("png", size(10_000), 110);
    tally.add("jpeg", size(1_000_000), 100);
    return tally;
  }

  private static PlannedSize size(long pixels) {
    return PlannedSize.of(pixels, FAST);
  }

  @Test
  void anImageIsRestoredAtTheNextWholeScaleAndKeptAtItsOwn() {
    FitConfig wide = FAST.with(new Enlargement(4, 700));
    Tally tally = new Tally();
    tally.add("png", PlannedSize.of(200 * 100, wide.of(200)), 100);
    tally.add("png", PlannedSize.of(100 * 100, wide.of(100)), 100);
    Forecast forecast = Forecast.of(tally, Profile.FAST, wide, Calibration.NONE, 1);
    assertThat(forecast.coreSeconds())
        .isCloseTo(
            CostModel.seconds(Profile.FAST, 4, 20_000, 1)
                + CostModel.seconds(Profile.FAST, 8, 10_000, 1),
            within(1e-9));
    assertThat(forecast.heapBytes()).isCloseTo(54 * 64 * 10_000, within(1.0));
    assertThat(forecast.outputBytes()).isCloseTo(1.6 * 700 * (350 + 700), within(1.0));
  }
}
