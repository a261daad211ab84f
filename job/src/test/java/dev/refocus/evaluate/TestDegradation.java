package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;

class TestDegradation {
  @Test
  void kernelOfTheScaleAveragesBlocks() {
    Image hr = new Image(1, 2, 4, new float[] {0, 1, 0, 0, 1, 0, 0, 1});
    Kernel mean = Kernel.normalized(2, new float[] {1, 1, 1, 1});

    Image lr = new Degradation(mean, 2).apply(hr);

    // 0.5 is level 127.5, rounded up; 0.25 is 63.75.
    assertThat(lr.samples()).containsExactly(128 / 255f, 64 / 255f);
  }

  @Test
  void weightsBeforeTheBlockReachBack() {
    float[] ramp = new float[8 * 8];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (i % 8) * 10 / 255f;
    }
    float[] weights = new float[16];
    weights[4] = 1;

    Image lr = new Degradation(new Kernel(4, weights), 2).apply(new Image(1, 8, 8, ramp));

    // K = 4, s = 2: weight (1, 0) multiplies x[2 i + 0 - 1]; the first is mirrored to x[1].
    assertThat(lr.samples()[0]).isEqualTo(10 / 255f);
    assertThat(lr.samples()[1]).isEqualTo(10 / 255f);
    assertThat(lr.samples()[2]).isEqualTo(30 / 255f);
  }

  @Test
  void refusesAKernelThatCannotBeCentered() {
    Kernel odd = Kernel.normalized(3, new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0});

    assertThatThrownBy(() -> new Degradation(odd, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kernel size: 3, must differ from the scale 4 by an even number");
  }
}
