package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.model.Kernel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestKernelCsv {
  @Test
  void writesRowsFromTopToBottom() {
    assertThat(KernelCsv.of(new Kernel(2, new float[] {0.5f, 0.25f, 0.125f, 0.125f})))
        .isEqualTo("0.5,0.25\n0.125,0.125\n");
  }

  @Test
  void negativeWeightsStay() {
    assertThat(KernelCsv.of(new Kernel(2, new float[] {0.75f, 0.5f, -0.125f, -0.125f})))
        .isEqualTo("0.75,0.5\n-0.125,-0.125\n");
  }

  @Test
  void numbersGiveTheSameFloatsBack() {
    Random random = new Random(5);
    float[] weights = new float[7 * 7];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-40 * random.nextDouble());
    }
    Kernel kernel = Kernel.normalized(7, weights);
    String[] numbers = KernelCsv.of(kernel).split("[,\n]", -1);
    for (int i = 0; i < weights.length; i++) {
      assertThat(Float.parseFloat(numbers[i])).isEqualTo(kernel.weights()[i]);
    }
  }
}
