package dev.refocus.metric.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.metric.Plane;
import org.junit.jupiter.api.Test;

class TestDownsampling {
  /** Keys at .25, .75, 1.25 and 1.75 of a sample, over 2. */
  @Test
  void weightsAreThoseOfKeysStretchedTwofold() {
    double[][] weights = Taps.antialiased(16).weights();
    double[] expected = {-0.01171875, -0.03515625, 0.11328125, 0.43359375};
    for (int i = 0; i < 4; i++) {
      assertThat(weights[3][i]).isCloseTo(expected[i], within(1e-12));
      assertThat(weights[3][7 - i]).isCloseTo(expected[i], within(1e-12));
    }
    assertThat(Taps.antialiased(16).indices()[0]).containsExactly(2, 1, 0, 0, 1, 2, 3, 4);
  }

  /** At half the side every sample lies between two: weights of -3/32 and 19/32. */
  @Test
  void weightsWithoutAntialiasingAreOpenCvs() {
    Taps taps = Taps.plain(8);
    assertThat(taps.weights()[1]).containsExactly(-0.09375, 0.59375, 0.59375, -0.09375);
    assertThat(taps.indices()[0]).containsExactly(0, 0, 1, 2);
    assertThat(taps.indices()[3]).containsExactly(5, 6, 7, 7);
  }

  @Test
  void constantsStay() {
    float[] samples = new float[10 * 14];
    java.util.Arrays.fill(samples, 0.7f);
    Plane plane = new Plane(10, 14, samples);
    for (Plane half : new Plane[] {Downsampling.antialiased(plane), Downsampling.plain(plane)}) {
      assertThat(half.height()).isEqualTo(5);
      assertThat(half.width()).isEqualTo(7);
      assertThat(half.samples()).containsOnly(0.7f);
    }
  }

  @Test
  void straightLinesStayInTheMiddle() {
    float[] samples = new float[32 * 32];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 2 * (i % 32) + 5 * Math.floorDiv(i, 32);
    }
    Plane plane = new Plane(32, 32, samples);
    for (Plane half : new Plane[] {Downsampling.antialiased(plane), Downsampling.plain(plane)}) {
      assertThat(half.samples()[7 * 16 + 8]).isCloseTo(2 * 16.5f + 5 * 14.5f, within(1e-3f));
    }
  }
}
