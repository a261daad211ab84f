package dev.refocus.fit.blend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLocalRange {
  private static final float[] STAIRS = {0, 0.1f, 0.5f, 1};

  @Test
  void limitsToTheRangeOfTheFourSamplesAround() {
    float[] opacity = new float[8 * 8];
    opacity[2 * 8 + 2] = 1;
    float[] restored = new float[16 * 16];
    Arrays.fill(restored, 0.3f);
    Image limited =
        new LocalRange(new Image(1, 8, 8, opacity), 2).limit(new Image(1, 16, 16, restored));
    for (int i = 0; i < restored.length; i++) {
      boolean near = isNear(i / 16) && isNear(i % 16);
      assertThat(limited.samples()[i]).as("sample %d", i).isEqualTo(near ? 0.3f : 0);
    }
  }

  /** LR sample 2 has its centre at 4.5; samples 1 and 3 have theirs at 2.5 and 6.5. */
  private static boolean isNear(int hr) {
    return hr >= 3 && hr <= 6;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void bicubicStepsBecomeMonotonous(int scale) {
    float[] steps = new float[12 * 12];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = STAIRS[i % 12 / 3];
    }
    Image lr = new Image(1, 12, 12, steps);
    Image bicubic = Bicubic.enlarge(lr, scale);
    assertThat(falls(bicubic)).as("bicubic alone rings").isTrue();
    assertThat(falls(new LocalRange(lr, scale).limit(bicubic))).isFalse();
  }

  private static boolean falls(Image image) {
    for (int i = 1; i < image.width(); i++) {
      if (image.samples()[i] < image.samples()[i - 1] - 1e-6f) {
        return true;
      }
    }
    return false;
  }
}
