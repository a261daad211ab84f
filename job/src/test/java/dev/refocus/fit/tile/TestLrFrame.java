package dev.refocus.fit.tile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestLrFrame {
  @ParameterizedTest
  @CsvSource({"24, 31, 7", "101, 64, 9", "13, 13, 6"})
  void sidesHaveAFastTransform(int height, int width, int margin) {
    LrFrame frame = LrFrame.around(new Image(1, height, width, new float[height * width]), margin);
    assertThat(frame.framedHeight()).isBetween(height + 2 * margin, height + 3 * margin);
    assertThat(frame.framedWidth()).isBetween(width + 2 * margin, width + 3 * margin);
    assertThat(largestFactor(frame.framedHeight())).isLessThanOrEqualTo(7);
    assertThat(largestFactor(frame.framedWidth())).isLessThanOrEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void unframingUndoesFraming(int scale) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Image lr = new Image(1, 13, 22, new float[13 * 22]);
      LrFrame frame = LrFrame.around(lr, 5);
      NDArray hr = Arrays2d.uniform(manager, 13 * scale, 22 * scale, Seeds.random());
      NDArray framed = frame.scaled(scale).frame(hr);
      assertThat(framed.getShape())
          .isEqualTo(
              new Shape((long) scale * frame.framedHeight(), (long) scale * frame.framedWidth()));
      assertThat(frame.unframe(framed, scale).toFloatArray()).isEqualTo(hr.toFloatArray());
    }
  }

  private static int largestFactor(int number) {
    int rest = number;
    int largest = 1;
    for (int factor = 2; rest > 1; factor++) {
      while (rest % factor == 0) {
        rest /= factor;
        largest = factor;
      }
    }
    return largest;
  }
}
