package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.metric.KernelSimilarity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestBlindKernel {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void sizesGrowByTheRootOfTwo() {
    assertThat(BlindKernel.pyramid(24)).containsExactly(5, 7, 9, 13, 17, 24);
    assertThat(BlindKernel.pyramid(5)).containsExactly(5);
    assertThat(BlindKernel.iterations(24, 0)).isEqualTo(30);
    assertThat(BlindKernel.iterations(24, 2)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 18, 19, 23, 24, 28, 33})
  void sizesAreOddBelowTheFinest(int finest) {
    int[] sizes = BlindKernel.pyramid(finest);
    assertThat(sizes[sizes.length - 1]).isEqualTo(finest);
    for (int i = 0; i + 1 < sizes.length; i++) {
      assertThat(sizes[i]).isOdd().isLessThan(sizes[i + 1]);
      assertThat((double) sizes[i + 1] / sizes[i]).isCloseTo(Math.sqrt(2), within(0.2));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 14, 96, 0, 0.9", "4, 24, 48, 0, 0.7", "4, 24, 48, 2, 0.7"})
  void findsAnLShape(int scale, int size, int side, int unseen, double bound) {
    Kernel truth = Kernels.lShape(size, size / 4, 2);
    int hrSide = scale * side;
    NDArray scene =
        Arrays2d.plane(manager, Scenes.blocks(hrSide, hrSide, Seeds.random()), hrSide, hrSide);
    NDArray lr = new ImageModel(manager, truth, scale, side, side).degrade(scene);
    NDArray enlarged = Resampling.enlargeAligned(lr, scale);
    Kernel found = BlindKernel.estimate(enlarged, scale, size, 4e-3, unseen);
    assertThat(found.size()).isEqualTo(size);
    double likeness = KernelSimilarity.bestShift(found.weights(), truth.weights());
    double nothing =
        KernelSimilarity.bestShift(InterpolationKernel.of(scale).weights(), truth.weights());
    assertThat(likeness).as(Seeds.replay()).isGreaterThan(bound).isGreaterThan(nothing + 0.2);
  }
}
