package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestBlockSteps {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void rampHasNoBlocks(int scale) {
    assertThat(BlockSteps.ratio(ramp(40 * scale, 0, scale), scale, scale))
        .isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void stepsOfBlocksAreTimesThoseElsewhere(int scale) {
    // The ramp rises by a thousandth a sample, by four more into the next block.
    assertThat(BlockSteps.ratio(ramp(40 * scale, 0.004f, scale), scale, 0))
        .isCloseTo(5, within(1e-3));
  }

  @Test
  void stepsWithinLrPixelsDoNotCount() {
    // Nearest neighbours: all steps lie between LR pixels, an eighth of them at blocks.
    Plane hr = Planes.repeated(ramp(40, 0, 1), 4);
    assertThat(BlockSteps.ratio(hr, 4, 0)).isCloseTo(1, within(1e-4));
  }

  @Test
  void moreNoiseHidesBlocks() {
    Plane blocks = ramp(80, 0.01f, 2);
    assertThat(BlockSteps.ratio(Planes.noisy(blocks, 0.01f, 1), 2, 0))
        .isBetween(1.1, 0.8 * BlockSteps.ratio(blocks, 2, 0));
  }

  @Test
  void undefinedWithoutABorderOrAStep() {
    assertThat(BlockSteps.ratio(Planes.random(28, 28, 1), 4, 0)).isNaN();
    assertThat(BlockSteps.ratio(Planes.constant(64, 64, 0.5f), 4, 0)).isNaN();
  }

  /** Rises by .001 a sample along both axes, by {@code step} more into each block of 8 s. */
  private static Plane ramp(int side, float step, int scale) {
    float[] samples = new float[side * side];
    for (int i = 0; i < samples.length; i++) {
      int row = i / side;
      int column = i % side;
      samples[i] = 0.001f * (row + column) + step * (row / (8 * scale) + column / (8 * scale));
    }
    return new Plane(side, side, samples);
  }
}
