package dev.refocus.fit.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.ndarray.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestSirenKernel {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Workers workers = new Workers(1);
  private final NDArray parameters = SirenKernel.layout().initial(manager, Seeds.random());

  @AfterEach
  void freeArrays() {
    workers.close();
    manager.close();
  }

  @Test
  void hasFiveLayersOf256() {
    assertThat(SirenKernel.layout().size()).isEqualTo(3 * 256 + 3 * 257 * 256 + 257);
  }

  @Test
  void startsNearlyUniform() {
    Kernel kernel = new SirenKernel(manager, 24).kernel(parameters);
    double uniform = 1 / 576.0;
    for (float weight : kernel.weights()) {
      assertThat(weight).as(Seeds.replay()).isCloseTo((float) uniform, within((float) uniform));
    }
  }

  @Test
  void weightsAddUpToOne() {
    NDArray weights = new SirenKernel(manager, 9).weights(parameters.mul(3));
    assertThat(weights.sum().getFloat()).isCloseTo(1, within(1e-5f));
  }

  @Test
  void representsACorner() {
    SirenKernel siren = new SirenKernel(manager, 24);
    Kernel corner = Kernels.lShape(24, 4, 4);
    double loss = siren.fit(corner, parameters, 250, workers);
    assertThat(loss).as(Seeds.replay()).isLessThan(0.05);
    assertThat(KernelSimilarity.plain(siren.kernel(parameters).weights(), corner.weights()))
        .as(Seeds.replay())
        .isGreaterThan(0.98);
  }
}
