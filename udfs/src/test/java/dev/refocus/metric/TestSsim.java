package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSsim {
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void identicalImagesReachOne(long seed) {
    Plane plane = Planes.random(20, 31, seed);
    assertThat(Ssim.plain(plane, plane)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void isSymmetric(long seed) {
    Plane a = Planes.random(15, 18, seed);
    Plane b = Planes.random(15, 18, -seed);
    assertThat(Ssim.plain(a, b)).isCloseTo(Ssim.plain(b, a), within(1e-12));
  }

  @Test
  void flatImagesAreJudgedByTheirLuminanceAlone() {
    double expected = (2 * 0.25 * 0.75 + 1e-4) / (0.25 * 0.25 + 0.75 * 0.75 + 1e-4);
    assertThat(Ssim.plain(Planes.constant(12, 14, 0.25f), Planes.constant(12, 14, 0.75f)))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void impulseInOneWindowHasAClosedForm() {
    Plane impulse = Planes.constant(11, 11, 0);
    impulse.samples()[5 * 11 + 5] = 1;
    double total = 0;
    for (int i = -5; i <= 5; i++) {
      total += Math.exp(-i * i / 4.5);
    }
    double weight = 1 / (total * total);
    double expected = 1e-4 / (weight * weight + 1e-4) * 9e-4 / (weight - weight * weight + 9e-4);
    assertThat(Ssim.plain(impulse, Planes.constant(11, 11, 0))).isCloseTo(expected, within(1e-12));
  }

  @Test
  void agreesWithTheTwoDimensionalWindow() {
    assertThat(Golden.table("quality.csv"))
        .hasSize(20)
        .allSatisfy(
            line -> {
              Plane a = Golden.luma(line.get("a"));
              Plane b = Golden.luma(line.get("b"));
              assertThat(Ssim.plain(a, b))
                  .isCloseTo(Double.parseDouble(line.get("ssim")), within(1e-6));
              int rows = Integer.parseInt(line.get("rows"));
              int columns = Integer.parseInt(line.get("columns"));
              assertThat(Ssim.shifted(a, b, 9, rows, columns))
                  .isCloseTo(Double.parseDouble(line.get("ssim_best")), within(1e-6));
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void shiftBackGivesOne(long seed) {
    Plane plane = Planes.random(30, 35, seed);
    assertThat(Ssim.shifted(Planes.moved(plane, -3, 5), plane, 5, -3, 5))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void refusesImagesSmallerThanTheWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssim.plain(Planes.constant(10, 40, 0), Planes.constant(10, 40, 0)))
        .withMessage(
            "image of 10 x 40 (height x width) with a margin of 0 px: must leave 11 x 11 px or more");
  }

  @Test
  void refusesImagesOfTwoSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssim.plain(Planes.constant(20, 21, 0), Planes.constant(20, 20, 0)))
        .withMessageStartingWith("images of 20 x 21 and 20 x 20 (height x width)");
  }

  @Test
  void refusesAShiftBeyondTheMargin() {
    Plane plane = Planes.constant(40, 40, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssim.shifted(plane, plane, 4, 1, -5))
        .withMessage("shift by (1, -5): must be within the margin of 4 px");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void refusesSamplesThatAreNotFinite(float sample) {
    Plane broken = Planes.constant(12, 12, 0.5f);
    broken.samples()[0] = sample;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ssim.plain(broken, Planes.constant(12, 12, 0)))
        .withMessage("a sample is not finite: SSIM is undefined");
  }
}
