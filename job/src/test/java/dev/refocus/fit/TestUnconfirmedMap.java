package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;

class TestUnconfirmedMap {
  /** Squares of three HR pixels, those at the right and at the bottom cut. */
  @Test
  void isTheRootMeanSquareOfEachSquareOverAllColors() {
    int height = 200;
    int width = 301;
    float[] restored = new float[3 * height * width];
    float[] drawn = restored.clone();
    drawn[0] = 0.3f;
    drawn[height * width + 2 * width + 2] = 0.1f;
    drawn[3 * height * width - 1] = 0.2f;
    drawn[3] = 1;
    Image map =
        UnconfirmedMap.of(
            new Image(3, height, width, drawn), new Image(3, height, width, restored));
    assertThat(new int[] {map.channels(), map.height(), map.width()}).containsExactly(1, 67, 101);
    assertThat(at(map, 0, 0)).isCloseTo(4 * Math.sqrt((0.09 + 0.01) / 27), within(1e-6));
    assertThat(at(map, 0, 1)).isCloseTo(4 * Math.sqrt(1 / 27.0), within(1e-6));
    assertThat(at(map, 66, 100)).isCloseTo(4 * Math.sqrt(0.04 / 6), within(1e-6));
    assertThat(at(map, 1, 0)).isZero();
  }

  @Test
  void isWhiteFromAQuarterOn() {
    Image black = new Image(1, 2, 2, new float[4]);
    Image drawn = new Image(1, 2, 2, new float[] {0.125f, 0.25f, 0.5f, 1});
    assertThat(UnconfirmedMap.of(drawn, black).samples()).containsExactly(0.5f, 1, 1, 1);
  }

  private static double at(Image map, int row, int column) {
    return map.samples()[row * map.width() + column];
  }
}
