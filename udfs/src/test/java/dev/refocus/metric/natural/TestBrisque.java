package dev.refocus.metric.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.metric.Plane;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TestBrisque {
  /** OpenCV computes in single precision, in which flat parts of an image are rounding. */
  @Test
  void equalsOpenCv() {
    Photographs.golden("brisque.csv")
        .forEach(
            (name, expected) ->
                assertThat(Brisque.score(Photographs.demo(name)))
                    .as(name)
                    .isCloseTo(expected, within(0.1)));
  }

  @Test
  void equalsOpenCvCloselyWhereNothingIsFlat() {
    Plane bridge = Photographs.read(Photographs.shared("sr-set14/bridge.png"));
    assertThat(Brisque.score(bridge)).isCloseTo(14.76330, within(0.002));
  }

  @Test
  void blocksOfConstantsLookBad() {
    Plane photograph = Photographs.demo("coffee.png");
    double sound = Brisque.score(photograph);
    assertThat(Brisque.score(mosaic(photograph, 4))).isGreaterThan(sound + 20);
  }

  @Test
  void isUndefinedForSmallAndFlatImages() {
    float[] grey = new float[40 * 40];
    Arrays.fill(grey, 0.4f);
    assertThat(Brisque.score(new Plane(40, 40, grey))).isNaN();
    assertThat(Brisque.score(new Plane(15, 40, new float[15 * 40]))).isNaN();
  }

  @Test
  void oddSidesAreHalvedDownwards() {
    Plane plane = new Plane(17, 19, new float[17 * 19]);
    plane.samples()[5] = 1;
    Plane half = Downsampling.plain(plane);
    assertThat(new int[] {half.height(), half.width()}).containsExactly(8, 9);
    assertThat(Brisque.features(plane)).hasSize(36);
  }

  private static Plane mosaic(Plane plane, int side) {
    float[] samples = new float[plane.samples().length];
    for (int i = 0; i < samples.length; i++) {
      int row = Math.floorDiv(i, plane.width());
      int column = i % plane.width();
      samples[i] = plane.samples()[(row - row % side) * plane.width() + column - column % side];
    }
    return new Plane(plane.height(), plane.width(), samples);
  }
}
