package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.Resampling;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestBlockBicubic {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyRowHasUnitSum(int scale) {
    for (double[] row : BlockBicubic.weights(scale, 5)) {
      assertThat(DoubleStream.of(row).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 5", "3, 5", "4, 5", "3, 7"})
  void isTheEnlargementAwayFromBorders(int scale, int side) {
    int height = 12;
    int width = 14;
    float[] plane = Arrays2d.uniform(height * width, Seeds.random());
    float[] enlarged = enlarged(plane, height, width, scale);
    double[][] weights = BlockBicubic.weights(scale, side);
    int reach = side / 2;
    for (int row = reach; row < height - reach; row++) {
      for (int column = reach; column < width - reach; column++) {
        for (int i = 0; i < weights.length; i++) {
          double sum = 0;
          for (int j = 0; j < side * side; j++) {
            int at = (row - reach + j / side) * width + column - reach + j % side;
            sum += weights[i][j] * plane[at];
          }
          int at = (scale * row + i / scale) * scale * width + scale * column + i % scale;
          assertThat(sum).as(Seeds.replay()).isCloseTo(enlarged[at], within(2e-6));
        }
      }
    }
  }

  private static float[] enlarged(float[] plane, int height, int width, int scale) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      return Resampling.enlarge(Arrays2d.plane(manager, plane, height, width), scale)
          .toFloatArray();
    }
  }
}
