package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestProgress {
  @Test
  void saysRateAndTimeLeft() {
    assertThat(Progress.line(12, 1, 40, Duration.ofSeconds(90)))
        .isEqualTo("12 of 40 images done, 1 failed, 8.0 per minute, 3 min 30 s left");
  }

  @Test
  void promisesNothingBeforeTheFirstImage() {
    assertThat(Progress.line(0, 0, 40, Duration.ofSeconds(90)))
        .isEqualTo("0 of 40 images done, 0 failed, 0.0 per minute, ? left");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "7380, 2 h 3 min"})
  void writesDurationsForPeople(long seconds, String text) {
    assertThat(Progress.text(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void millionsOfImagesDoNotOverflow() {
    assertThat(Progress.line(2, 0, 10_000_000, Duration.ofDays(30)))
        .endsWith(" left")
        .doesNotContain("-");
  }
}
