package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestOvershoot {
  private static final int SIDE = 12;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void whatRepeatsTheLrImageHasNone(int scale) {
    Plane lr = Planes.random(7, 9, scale);
    assertThat(Overshoot.share(Planes.repeated(lr, scale), lr, scale, 0)).isZero();
  }

  @Test
  void countsWhatIsMoreThanEightLevelsBeyond() {
    Plane lr = Planes.constant(SIDE, SIDE, 100 / 255f);
    Plane hr = Planes.repeated(lr, 2);
    hr.samples()[50] = 108 / 255f;
    hr.samples()[60] = 92 / 255f;
    assertThat(Overshoot.share(hr, lr, 2, 0)).isZero();
    hr.samples()[50] = 109 / 255f;
    hr.samples()[60] = 91 / 255f;
    assertThat(Overshoot.share(hr, lr, 2, 0)).isCloseTo(2 / 576.0, within(1e-12));
  }

  @Test
  void neighbourhoodReachesTwoLrPixels() {
    Plane lr = Planes.constant(SIDE, SIDE, 0);
    lr.samples()[5 * SIDE + 5] = 1;
    Plane hr = Planes.constant(3 * SIDE, 3 * SIDE, 1);
    // 5 x 5 LR pixels have the bright one near them.
    assertThat(Overshoot.share(hr, lr, 3, 0)).isCloseTo(1 - 25.0 / (SIDE * SIDE), within(1e-12));
  }

  @Test
  void marginIsNotJudged() {
    Plane lr = Planes.constant(SIDE, SIDE, 0);
    Plane hr = Planes.constant(2 * SIDE, 2 * SIDE, 0);
    hr.samples()[2 * 24 + 23] = 1;
    hr.samples()[5 * 24 + 5] = 1;
    assertThat(Overshoot.share(hr, lr, 2, 5)).isCloseTo(1 / 196.0, within(1e-12));
    assertThat(Overshoot.share(hr, lr, 2, 6)).isZero();
  }

  @Test
  void refusesSizesThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overshoot.share(Planes.constant(8, 9, 0), Planes.constant(4, 4, 0), 2, 0))
        .withMessage(
            "HR image of 8 x 9 and LR image of 4 x 4 (height x width): must be 2 times as large");
  }
}
