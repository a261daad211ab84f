package dev.refocus.fit.kernel.learned;

import static dev.refocus.fit.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Golden;
import dev.refocus.fit.Tolerances;
import org.junit.jupiter.api.Test;

class TestKernelUnet {
  private static final int SIZE = 16;

  @Test
  void mendsAsPyTorchDoes() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray views =
          manager.create(Golden.read("kernel_unet_views").values(), new Shape(1, 5, SIZE, SIZE));
      NDArray mended = new KernelUnet(manager).mend(views);
      assertThat(mended.getShape()).isEqualTo(new Shape(1, 1, SIZE, SIZE));
      assertClose(mended, Golden.read("kernel_unet_mended").values(), Tolerances.GOLDEN_NETWORK);
    }
  }
}
