package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestFidelity {
  private static final int SIDE = 60;

  @Test
  void borderHoldsWhatTheKernelReaches() {
    assertThat(Fidelity.border(4, 24)).isEqualTo(16);
    assertThat(Fidelity.border(3, 19)).isEqualTo(12);
  }

  @Test
  void findsTheShiftAndJudgesColourThere() {
    Image truth = random(3, 1);
    Image moved = moved(truth, 2, -3);
    Fidelity fidelity = Fidelity.of(moved, truth, 8);
    assertThat(fidelity.rows()).isEqualTo(2);
    assertThat(fidelity.columns()).isEqualTo(-3);
    assertThat(fidelity.shifted().lumaDb()).isCloseTo(120, within(1e-6));
    assertThat(fidelity.shifted().rgbDb()).isCloseTo(120, within(1e-6));
    assertThat(fidelity.shifted().lumaSsim()).isCloseTo(1, within(1e-9));
    assertThat(fidelity.shifted().rgbSsim()).isCloseTo(1, within(1e-9));
    assertThat(fidelity.structure().haarPsi()).isCloseTo(1, within(1e-9));
    assertThat(fidelity.structure().gmsd()).isCloseTo(0, within(1e-9));
    assertThat(fidelity.structure().swd()).isZero();
    assertThat(fidelity.structure().gradientEnergy()).isCloseTo(1, within(1e-9));
    assertThat(fidelity.plain().lumaDb()).isLessThan(20);
    assertThat(fidelity.plain().rgbSsim()).isLessThan(0.5);
  }

  @Test
  void colourErrorsAreAveragedBeforeTheLogarithm() {
    Image truth = random(3, 2);
    Image wrong = new Image(3, SIDE, SIDE, truth.samples().clone());
    for (int i = 0; i < SIDE * SIDE; i++) {
      wrong.samples()[i] += 0.1f;
    }
    Fidelity fidelity = Fidelity.of(wrong, truth, 4);
    // Red off by a tenth: luma off by 0.0299, the mean squared error of colour is 0.01 / 3.
    assertThat(fidelity.plain().lumaDb()).isCloseTo(-20 * Math.log10(0.0299), within(1e-4));
    assertThat(fidelity.plain().rgbDb()).isCloseTo(-10 * Math.log10(0.01 / 3), within(1e-4));
    assertThat(fidelity.shifted()).isEqualTo(fidelity.plain());
  }

  @Test
  void colourOfGreyIsItsLuma() {
    Fidelity fidelity = Fidelity.of(random(1, 3), random(1, 4), 4);
    assertThat(fidelity.plain().rgbDb()).isEqualTo(fidelity.plain().lumaDb());
    assertThat(fidelity.shifted().rgbSsim()).isEqualTo(fidelity.shifted().lumaSsim());
  }

  @Test
  void theBetterHasTheHigherPsnr() {
    Image truth = random(1, 5);
    Fidelity same = Fidelity.of(truth, truth, 4);
    Fidelity other = Fidelity.of(random(1, 6), truth, 4);
    assertThat(Fidelity.better(same, other)).isSameAs(same);
    assertThat(Fidelity.better(other, same)).isSameAs(same);
  }

  @Test
  void artifactsNeedNoTruth() {
    Image lr = random(1, 7);
    Image hr = Bicubic.enlarge(lr, 2);
    for (int i = 0; i < 2 * SIDE; i++) {
      hr.samples()[60 * 2 * SIDE + i] = i % 2 == 0 ? 2 : -1;
    }
    // One row of 100 that are judged lies beyond whatever is near, and at no block's border.
    Artifacts artifacts = Artifacts.of(hr, lr, 10);
    assertThat(artifacts.overshoot()).isBetween(0.01, 0.02);
    assertThat(artifacts.blockSteps()).isBetween(0.5, 1.5);
    // Interpolated noise: steps from LR pixel to LR pixel are not those within one.
    assertThat(artifacts.grid()).isBetween(0.05, 1.0);
  }

  private static Image random(int channels, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[channels * SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat();
    }
    return new Image(channels, SIDE, SIDE, samples);
  }

  /** On a torus. */
  private static Image moved(Image image, int rows, int columns) {
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < samples.length; i++) {
      int row = Math.floorMod(Math.floorDiv(i % (SIDE * SIDE), SIDE) - rows, SIDE);
      int column = Math.floorMod(i % SIDE - columns, SIDE);
      int channel = Math.floorDiv(i, SIDE * SIDE);
      samples[i] = image.samples()[(channel * SIDE + row) * SIDE + column];
    }
    return new Image(image.channels(), SIDE, SIDE, samples);
  }
}
