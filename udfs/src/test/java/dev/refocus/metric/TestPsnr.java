package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPsnr {
  @Test
  void identicalImagesReachTheCeiling() {
    Plane plane = Planes.random(20, 30, 1);
    assertThat(Psnr.plain(plane, plane)).isCloseTo(Psnr.IDENTICAL, within(1e-9));
  }

  @Test
  void differenceOfATenthIsTwentyDecibel() {
    assertThat(Psnr.plain(Planes.constant(3, 5, 0.5f), Planes.constant(3, 5, 0.6f)))
        .isCloseTo(20, within(1e-5));
  }

  @Test
  void oneWrongSampleIsSpreadOverAll() {
    Plane wrong = new Plane(1, 4, new float[] {0, 0, 1, 0});
    assertThat(Psnr.plain(wrong, Planes.constant(1, 4, 0)))
        .isCloseTo(10 * Math.log10(4), within(1e-9));
  }

  @Test
  void agreesWithTheReferenceImplementation() {
    assertThat(Golden.table("quality.csv"))
        .hasSize(20)
        .allSatisfy(
            line -> {
              Plane a = Golden.luma(line.get("a"));
              Plane b = Golden.luma(line.get("b"));
              assertThat(Psnr.plain(a, b))
                  .isCloseTo(Double.parseDouble(line.get("psnr")), within(1e-5));
              Psnr.Shifted best = Psnr.bestShift(a, b, 4, 5);
              assertThat(best.decibel())
                  .isCloseTo(Double.parseDouble(line.get("best")), within(1e-5));
              assertThat(best.rows()).isEqualTo(Integer.parseInt(line.get("rows")));
              assertThat(best.columns()).isEqualTo(Integer.parseInt(line.get("columns")));
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheShift(long seed) {
    Plane plane = Planes.random(40, 50, seed);
    Psnr.Shifted best = Psnr.bestShift(Planes.moved(plane, 4, -6), plane, 3, 6);
    assertThat(best.rows()).isEqualTo(4);
    assertThat(best.columns()).isEqualTo(-6);
    assertThat(best.decibel()).isCloseTo(Psnr.IDENTICAL, within(1e-9));
  }

  @Test
  void bestShiftIsTheBestOfAllShifts() {
    Plane a = Planes.random(30, 34, 7);
    Plane b = Planes.moved(Planes.random(30, 34, 8), 1, 1);
    Psnr.Shifted best = Psnr.bestShift(a, b, 2, 3);
    for (int rows = -3; rows <= 3; rows++) {
      for (int columns = -3; columns <= 3; columns++) {
        assertThat(Psnr.shifted(a, b, 5, rows, columns)).isLessThanOrEqualTo(best.decibel());
      }
    }
    assertThat(Psnr.shifted(a, b, 5, best.rows(), best.columns())).isEqualTo(best.decibel());
  }

  @Test
  void refusesAShiftBeyondTheMargin() {
    Plane plane = Planes.constant(36, 80, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.shifted(plane, plane, 4, 0, -5))
        .withMessage("shift by (0, -5): must be within the margin of 4 px");
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void isSymmetric(long seed) {
    Plane a = Planes.random(17, 13, seed);
    Plane b = Planes.random(17, 13, -seed);
    assertThat(Psnr.plain(a, b)).isEqualTo(Psnr.plain(b, a));
  }

  @Test
  void tieGoesToTheShorterShift() {
    Plane plain = Planes.constant(30, 30, 0.25f);
    assertThat(Psnr.bestShift(plain, plain, 2, 6))
        .extracting("rows", "columns")
        .containsExactly(0, 0);
  }

  @Test
  void borderIsNotJudged() {
    Plane framed = Planes.constant(9, 9, 0);
    framed.samples()[0] = 1;
    framed.samples()[80] = 1;
    assertThat(Psnr.bestShift(framed, Planes.constant(9, 9, 0), 1, 0).decibel())
        .isCloseTo(Psnr.IDENTICAL, within(1e-9));
  }

  @Test
  void refusesImagesOfTwoSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.plain(Planes.constant(3, 4, 0), Planes.constant(4, 3, 0)))
        .withMessage(
            "images of 3 x 4 and 4 x 3 (height x width): must be of one size; crop or resize one");
  }

  @Test
  void refusesAMarginThatLeavesNothing() {
    Plane plane = Planes.constant(36, 80, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.bestShift(plane, plane, 12, 6))
        .withMessage(
            "image of 36 x 80 (height x width) with a margin of 18 px: must leave 1 x 1 px or more");
  }

  @Test
  void refusesANegativeBorderOrShift() {
    Plane plane = Planes.constant(9, 9, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.bestShift(plane, plane, -1, 2))
        .withMessage("border -1 and maximal shift 2: must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.bestShift(plane, plane, 2, -1))
        .withMessage("border 2 and maximal shift -1: must not be negative");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void refusesSamplesThatAreNotFinite(float sample) {
    Plane broken = Planes.constant(3, 3, sample);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Psnr.plain(broken, Planes.constant(3, 3, 0)))
        .withMessage("a sample is not finite: PSNR is undefined");
  }
}
