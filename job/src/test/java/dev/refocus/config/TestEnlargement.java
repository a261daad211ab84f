package dev.refocus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestEnlargement {
  @ParameterizedTest
  @CsvSource({
    "1, 2, false",
    "1.5, 2, false",
    "2, 2, true",
    "2.1, 3, false",
    "3, 3, true",
    "3.5, 4, false",
    "4, 4, true",
    "5, 8, false",
    "8, 8, true",
    "8.01, 16, false",
    "16, 16, true"
  })
  void restoresAtTheNextWholeScale(double factor, int scale, boolean whole) {
    Enlargement enlargement = new Enlargement(factor);
    assertThat(enlargement.scale()).isEqualTo(scale);
    assertThat(enlargement.isWhole()).isEqualTo(whole);
    assertThat(enlargement.stages().stream().reduce(1, (a, b) -> a * b)).isEqualTo(scale);
  }

  @Test
  void aWidthIsReachedExactly() {
    Enlargement wide = new Enlargement(4, 2000);
    for (int width = 125; width <= 2000; width++) {
      assertThat(wide.of(width).side(width)).isEqualTo(2000);
    }
    assertThat(wide.isWhole()).isFalse();
    assertThat(wide.of(500)).isEqualTo(new Enlargement(4));
    assertThat(new Enlargement(3).of(500)).isEqualTo(new Enlargement(3));
  }

  @ParameterizedTest
  @CsvSource({"2001, 1.000", "124, 16.129"})
  void anImageThatNoScaleMakesSoWideFails(int width, String times) {
    assertThatThrownBy(() -> new Enlargement(4, 2000).of(width))
        .isInstanceOf(RefocusException.class)
        .hasMessageContaining(
            String.format(Locale.ROOT, "2000 pixels wide is %s times the image's %d", times, width))
        .extracting(e -> ((RefocusException) e).code())
        .isEqualTo(ErrorCode.SCALE_OUT_OF_BOUNDS);
  }

  @Test
  void theScaleOfAWidthIsNotKnownWithoutAnImage() {
    assertThatThrownBy(() -> new Enlargement(4, 2000).scale()).isInstanceOf(UsageException.class);
    for (double factor : List.of(0.99, 16.01, Double.NaN)) {
      assertThatThrownBy(() -> new Enlargement(factor)).isInstanceOf(UsageException.class);
    }
  }
}
