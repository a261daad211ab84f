package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.Image;
import org.junit.jupiter.api.Test;

class TestLocalRange {
  @Test
  void limitsToTheRangeOfTheNeighbourhood() {
    float[] opacity = new float[8 * 8];
    opacity[2 * 8 + 2] = 1;
    float[] restored = new float[16 * 16];
    java.util.Arrays.fill(restored, 0.3f);
    Image limited =
        new LocalRange(new Image(1, 8, 8, opacity), 2).limit(new Image(1, 16, 16, restored));
    for (int i = 0; i < restored.length; i++) {
      boolean near = i / 16 < 10 && i % 16 < 10;
      assertThat(limited.samples()[i]).as("sample %d", i).isEqualTo(near ? 0.3f : 0);
    }
  }
}
