package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestProgressLine {
  private static final Duration ELAPSED = Duration.ofSeconds(90);

  @Test
  void timeLeftComesFromPixelsAndNotFromCounts() {
    assertThat(new ProgressLine("restoring", 12, 1, 40, .75, ELAPSED, ELAPSED).text(200))
        .isEqualTo(
            "restoring [###############-----] 12 of 40 images done, 1 failed, 8.0 per minute, 30 s left");
  }

  @Test
  void timeRunsDownUntilTheNextImageEnds() {
    Duration later = ELAPSED.plusSeconds(20);
    assertThat(new ProgressLine("restoring", 12, 1, 40, .75, ELAPSED, later).text(200))
        .endsWith(", 10 s left");
    Duration late = ELAPSED.plusSeconds(50);
    assertThat(new ProgressLine("restoring", 12, 1, 40, .75, ELAPSED, late).text(200))
        .endsWith(", 0 s left");
  }

  @Test
  void promisesNothingBeforeTheFirstImage() {
    assertThat(new ProgressLine("restoring", 0, 0, 40, 0, ELAPSED, ELAPSED).text(200))
        .isEqualTo(
            "restoring [--------------------] 0 of 40 images done, 0 failed, 0.0 per minute, ? left");
  }

  @Test
  void saysInTheEndHowLongItTook() {
    assertThat(new ProgressLine("restoring", 40, 0, 40, 1, ELAPSED, ELAPSED).text(200))
        .isEqualTo(
            "restoring [####################] 40 of 40 images done, 0 failed, 26.7 per minute, took 1 min 30 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          80 | restoring [#######---] 12 of 40 images done, 1 failed, 8.0 per minute, 30 s left
          75 | restoring [###############-----] 12/40, 1 failed, 8.0/min, 30 s left
          50 | restoring: 12/40, 1 failed, 8.0/min, 30 s left
          30 | restoring: 12/40, 1 failed,...
          """)
  void narrowTerminalsGetNoLineOfTwo(int columns, String line) {
    assertThat(new ProgressLine("restoring", 12, 1, 40, .75, ELAPSED, ELAPSED).text(columns))
        .isEqualTo(line)
        .hasSizeLessThanOrEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "7380, 2 h 3 min"})
  void writesDurationsForPeople(long seconds, String text) {
    assertThat(ProgressLine.text(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void millionsOfImagesDoNotOverflow() {
    assertThat(
            new ProgressLine("a", 2, 0, 10_000_000, 2e-7, Duration.ofDays(30), Duration.ofDays(30))
                .text(200))
        .endsWith("3599999280 h 0 min left");
  }

  @Test
  void nothingToCount() {
    assertThat(ProgressLine.waiting("listing", ELAPSED, 200)).isEqualTo("listing, 1 min 30 s");
  }
}
