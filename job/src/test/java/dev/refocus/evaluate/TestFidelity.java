package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.Image;
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
