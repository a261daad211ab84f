package dev.refocus.fit.prior;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPatchNetwork {
  private static final int SIDE = 21;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  /**
   * 3 to 128, 128 to 128, five pairs of 3 x 3 and 1 x 1, 128 to 3: 0.97 million; the level: 64 to
   * 128 to 128, and 128 to 128 in each of six blocks.
   */
  @Test
  void publishedSizeHasThePublishedParameters() {
    int image =
        (3 * 9 + 1) * 128 + (128 * 9 + 1) * 128 + 5 * ((128 * 9 + 1) * 128 + 129 * 128) + 129 * 3;
    int level = 65 * 128 + 129 * 128 + 6 * 129 * 128;
    assertThat(image).isBetween(960_000, 980_000);
    assertThat(new PatchNetwork(3, 128, false).layout().size()).isEqualTo(image + level);
  }

  @Test
  void paddingDecidesOnTheSize() {
    PatchNetwork network = new PatchNetwork(3, 4, true);
    NDArray parameters = network.layout().initial(manager, Seeds.random());
    NDArray image = manager.ones(new Shape(2, 3, 20, 31));
    assertThat(network.velocity(parameters, image, 3, 0).getShape())
        .isEqualTo(new Shape(2, 3, 6, 17));
    assertThat(network.velocity(parameters, image, 3, 7).getShape())
        .isEqualTo(new Shape(2, 3, 20, 31));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyPixelSeesFifteenByFifteen(boolean skips) {
    PatchNetwork network = new PatchNetwork(1, 8, skips);
    NDArray parameters = trainedABit(network);
    float[] before = velocities(network, parameters, manager.zeros(new Shape(1, 1, SIDE, SIDE)));
    for (int i = 0; i < SIDE; i++) {
      float[] pixels = new float[SIDE * SIDE];
      pixels[i * SIDE + 10] = 1;
      NDArray image = manager.create(pixels, new Shape(1, 1, SIDE, SIDE));
      float[] after = velocities(network, parameters, image);
      // The middle one of 7 x 7 results sees rows 3 to 17.
      boolean seen = i >= 3 && i <= 17;
      assertThat(after[24] != before[24]).as("row %d", i).isEqualTo(seen);
    }
  }

  @Test
  void levelMatters() {
    PatchNetwork network = new PatchNetwork(1, 8, false);
    NDArray parameters = trainedABit(network);
    NDArray image = manager.ones(new Shape(1, 1, SIDE, SIDE));
    assertThat(network.velocity(parameters, image, 10, 0).toFloatArray())
        .isNotEqualTo(network.velocity(parameters, image, 11, 0).toFloatArray());
  }

  /** The last layer starts at zero; any other numbers will do. */
  private NDArray trainedABit(PatchNetwork network) {
    return network.layout().initial(manager, Seeds.random()).add(0.01f);
  }

  private static float[] velocities(PatchNetwork network, NDArray parameters, NDArray image) {
    return network.velocity(parameters, image, 5, 0).toFloatArray();
  }
}
