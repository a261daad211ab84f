package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HaarPSI, GMSD, space warping and gradient energy: the measures of structure that need the truth.
 */
class TestStructure {
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void identicalImages(long seed) {
    Plane plane = Planes.random(21, 30, seed);
    assertThat(HaarPsi.plain(plane, plane)).isCloseTo(1, within(1e-12));
    assertThat(Gmsd.plain(plane, plane)).isCloseTo(0, within(1e-12));
    assertThat(SpaceWarping.plain(plane, plane)).isZero();
    assertThat(GradientEnergy.ratio(plane, plane)).isEqualTo(1);
  }

  @Test
  void agreeWithExplicitFilters() {
    assertThat(Golden.table("structure.csv")).hasSize(75).allSatisfy(TestStructure::agrees);
  }

  private static void agrees(Map<String, String> line) {
    boolean odd = line.get("odd").equals("1");
    Plane a = golden(line.get("a"), odd);
    Plane b = golden(line.get("b"), odd);
    int margin = Integer.parseInt(line.get("margin"));
    int rows = Integer.parseInt(line.get("rows"));
    int columns = Integer.parseInt(line.get("columns"));
    assertThat(HaarPsi.shifted(a, b, margin, rows, columns))
        .isCloseTo(Double.parseDouble(line.get("haarpsi")), within(1e-6));
    assertThat(Gmsd.shifted(a, b, margin, rows, columns))
        .isCloseTo(Double.parseDouble(line.get("gmsd")), within(1e-6));
    assertThat(GradientEnergy.shifted(a, b, margin, rows, columns))
        .isCloseTo(Double.parseDouble(line.get("energy")), within(1e-6));
    assertThat(SpaceWarping.shifted(a, b, margin, rows, columns))
        .isCloseTo(Double.parseDouble(line.get("swd")), within(1e-6));
  }

  private static Plane golden(String name, boolean odd) {
    Plane plane = Golden.luma(name);
    return odd ? Planes.corner(plane, plane.height() - 1, plane.width() - 3) : plane;
  }

  @Test
  void moreNoiseIsWorse() {
    Plane scene = Golden.luma("quality_scene");
    Plane little = Planes.noisy(scene, 0.05f, 5);
    Plane much = Planes.noisy(scene, 0.2f, 5);
    assertThat(HaarPsi.plain(much, scene)).isLessThan(HaarPsi.plain(little, scene));
    assertThat(Gmsd.plain(much, scene)).isGreaterThan(Gmsd.plain(little, scene));
    assertThat(SpaceWarping.plain(much, scene))
        .isGreaterThan(SpaceWarping.plain(little, scene))
        .isLessThan(2);
    assertThat(GradientEnergy.ratio(much, scene))
        .isGreaterThan(GradientEnergy.ratio(little, scene))
        .isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void likenessIsSymmetricAndEnergyReciprocal(long seed) {
    Plane a = Planes.random(16, 19, seed);
    Plane b = Planes.random(16, 19, -seed);
    assertThat(HaarPsi.plain(a, b)).isCloseTo(HaarPsi.plain(b, a), within(1e-12));
    assertThat(Gmsd.plain(a, b)).isCloseTo(Gmsd.plain(b, a), within(1e-12));
    assertThat(GradientEnergy.ratio(a, b) * GradientEnergy.ratio(b, a)).isCloseTo(1, within(1e-12));
  }

  @Test
  void halfTheContrastHasAQuarterOfTheEnergy() {
    Plane plane = Planes.random(9, 14, 6);
    float[] half = plane.samples().clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    assertThat(GradientEnergy.ratio(new Plane(9, 14, half), plane)).isEqualTo(0.25);
  }

  /** What space warping is for: decibels say the opposite. */
  @Test
  void detailBesideItsPlaceIsForgivenAndLostDetailIsNot() {
    Plane scene = Golden.luma("quality_scene");
    Plane beside = Planes.moved(scene, 2, -3);
    Plane blurred = Golden.luma("quality_blurred");
    assertThat(SpaceWarping.plain(beside, scene))
        .isLessThan(SpaceWarping.plain(blurred, scene) / 1.5);
    assertThat(Psnr.plain(beside, scene)).isLessThan(Psnr.plain(blurred, scene));
  }

  @Test
  void theMiddleIsAllThatIsJudged() {
    Plane plane = Planes.random(40, 43, 7);
    Plane framed = Planes.moved(plane, 2, -3);
    framed.samples()[0] = 9;
    assertThat(HaarPsi.shifted(framed, plane, 5, 2, -3)).isCloseTo(1, within(1e-12));
    assertThat(Gmsd.shifted(framed, plane, 5, 2, -3)).isCloseTo(0, within(1e-12));
    assertThat(SpaceWarping.shifted(framed, plane, 5, 2, -3)).isZero();
    assertThat(GradientEnergy.shifted(framed, plane, 5, 2, -3)).isEqualTo(1);
  }

  @Test
  void flatImages() {
    Plane black = Planes.constant(12, 12, 0);
    assertThat(HaarPsi.plain(black, black)).isEqualTo(1);
    assertThat(Gmsd.plain(black, black)).isEqualTo(0);
    assertThat(GradientEnergy.ratio(Planes.random(12, 12, 8), black)).isNaN();
  }

  @Test
  void refuseSamplesThatAreNotFinite() {
    Plane broken = Planes.constant(12, 12, Float.NaN);
    Plane grey = Planes.constant(12, 12, 0.5f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HaarPsi.plain(broken, grey))
        .withMessage("a sample is not finite: HaarPSI is undefined");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gmsd.plain(grey, broken))
        .withMessage("a sample is not finite: GMSD is undefined");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpaceWarping.plain(broken, grey))
        .withMessage("a sample is not finite: space-warping difference is undefined");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientEnergy.ratio(broken, grey))
        .withMessage("a sample is not finite: gradient energy is undefined");
  }

  @Test
  void refuseWhatIsTooSmallOrShiftedTooFar() {
    Plane plane = Planes.constant(20, 40, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HaarPsi.shifted(plane, plane, 7, 0, 0))
        .withMessage(
            "image of 20 x 40 (height x width) with a margin of 7 px: must leave 8 x 8 px or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gmsd.shifted(plane, plane, 4, 0, -5))
        .withMessage("shift by (0, -5): must be within the margin of 4 px");
  }
}
