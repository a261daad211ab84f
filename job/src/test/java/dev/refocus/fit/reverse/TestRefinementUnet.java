package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRefinementUnet {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  /** 32 to 512 channels, two convolutions and their normalisation at each level, both ways. */
  @Test
  void publishedSizeHasThePublishedParameters() {
    int count = 0;
    int from = 3;
    for (int width = 32; width <= 512; width *= 2) {
      count += pair(from, width);
      from = width;
    }
    for (int width = 256; width >= 32; width /= 2) {
      int up = 2 * width * 4 * width + 4 * width;
      count += up + pair(2 * width, width);
    }
    count += 33 * 3;
    assertThat(new RefinementUnet(3, 32, 5, false).layout().size()).isEqualTo(count);
    assertThat(count).isBetween(7_700_000, 7_900_000);
  }

  private static int pair(int in, int out) {
    return (9 * in + 1) * out + 2 * out + (9 * out + 1) * out + 2 * out;
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "17, 30"})
  void keepsTheSize(int height, int width) {
    RefinementUnet unet = new RefinementUnet(3, 4, 3, false);
    NDArray parameters = unet.layout().initial(manager, Seeds.random());
    NDArray output = unet.apply(parameters, image(3, height, width));
    assertThat(output.getShape()).isEqualTo(new Shape(1, 3, height, width));
    for (float sample : output.toFloatArray()) {
      assertThat(sample).isBetween(-1f, 1f);
    }
  }

  @Test
  void residualOneStartsWithoutAChange() {
    RefinementUnet unet = new RefinementUnet(1, 4, 3, true);
    NDArray parameters = unet.layout().initial(manager, Seeds.random());
    NDArray image = image(1, 13, 20);
    assertThat(unet.apply(parameters, image).toFloatArray()).isEqualTo(image.toFloatArray());
    assertThat(unet.apply(parameters.add(0.1f), image).toFloatArray())
        .isNotEqualTo(image.toFloatArray());
  }

  private NDArray image(int channels, int height, int width) {
    return Arrays2d.uniform(manager, channels * height, width, Seeds.random())
        .reshape(1, channels, height, width);
  }
}
