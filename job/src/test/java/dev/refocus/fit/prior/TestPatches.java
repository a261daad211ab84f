package dev.refocus.fit.prior;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatches {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final NDArray plane = Arrays2d.uniform(manager, 20, 24, Seeds.random());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void patchIsPixelsLessTheirMeanAndTheMean() {
    NDArray cut = Patches.cut(plane, Patches.cutter(manager), 2);
    assertThat(cut.getShape()).isEqualTo(new Shape(65, 7, 9));
    NDArray window = plane.get("6:14, 10:18");
    float mean = window.mean().getFloat();
    NDArray patch = cut.get(":, 3, 5");
    assertClose(
        patch.get("0:64"), window.sub(mean).flatten().toFloatArray(), Tolerances.ARITHMETIC);
    assertClose(patch.get("64:65"), new float[] {mean}, Tolerances.ARITHMETIC);
  }

  /** Another order of the pixels, or a convolution: both cut and join alike. */
  @Test
  void tilesAreEveryEighthPatch() {
    NDArray plane = Arrays2d.uniform(manager, 24, 32, Seeds.random());
    NDArray all = Patches.cut(plane, Patches.cutter(manager), 1);
    NDArray tiles = Patches.cut(plane, Patches.cutter(manager), 8);
    assertThat(tiles.getShape()).isEqualTo(new Shape(65, 3, 4));
    assertClose(tiles, all.get(":, ::8, ::8").toFloatArray(), Tolerances.ARITHMETIC);
  }

  @ParameterizedTest
  @CsvSource({"2, 16", "4, 4", "8, 1"})
  void joiningWhatWasCutCoversEachPixelAsOften(int stride, int times) {
    assertThat(Patches.cover(stride)).isEqualTo(times);
    NDArray plane = Arrays2d.uniform(manager, 24, 32, Seeds.random());
    NDArray cut = Patches.cut(plane, Patches.cutter(manager), stride);
    NDArray joiner = Patches.joiner(manager, stride);
    NDArray joined = Patches.join(cut.get("0:64").add(cut.get("64")), joiner);
    assertThat(joined.getShape()).isEqualTo(plane.getShape());
    int edge = 8 - stride;
    String covered = String.format(Locale.ROOT, "%d:%d, %d:%d", edge, 24 - edge, edge, 32 - edge);
    assertClose(
        joined.get(covered).div(times), plane.get(covered).toFloatArray(), Tolerances.ARITHMETIC);
  }

  @Test
  void joinPutsEachPatchInItsPlace() {
    float[] values = new float[64 * 3 * 2];
    for (int i = 0; i < 64; i++) {
      values[i * 6 + 3] = i + 1;
    }
    NDArray joined =
        Patches.join(manager.create(values, new Shape(64, 3, 2)), Patches.joiner(manager, 2));
    assertThat(joined.getShape()).isEqualTo(new Shape(12, 10));
    assertThat(joined.get("2:10, 2:10").flatten().toFloatArray())
        .containsExactly(manager.arange(1f, 65f).toFloatArray());
    assertThat(joined.sum().getFloat()).isEqualTo(64 * 65 / 2f);
  }
}
