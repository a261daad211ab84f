package dev.refocus.fit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;

class TestPlanes {
  @Test
  void halvedIsTheMeanOfFourAndLeavesOutAnOddRowAndColumn() {
    float[] samples = {
      0, 1, 2, 3, 9,
      4, 5, 6, 7, 9,
      9, 9, 9, 9, 9
    };
    Image half = Planes.halved(new Image(1, 3, 5, samples));
    assertThat(half.height()).isEqualTo(1);
    assertThat(half.width()).isEqualTo(2);
    assertThat(half.samples()).containsExactly(2.5f, 4.5f);
  }
}
