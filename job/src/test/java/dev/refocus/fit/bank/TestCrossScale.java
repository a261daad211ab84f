package dev.refocus.fit.bank;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.evaluate.Degradation;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestCrossScale {
  private static final int SCALE = 2;

  /** Kernels by name, and the same twice as wide. */
  private static final Map<String, Kernel[]> KERNELS =
      Map.of(
          "box",
          pair(ProgramKernel.BOX.at(SCALE), ProgramKernel.BOX.at(2 * SCALE)),
          "lanczos3",
          pair(ProgramKernel.LANCZOS3.at(SCALE), ProgramKernel.LANCZOS3.at(2 * SCALE)),
          "gaussian-0.8",
          pair(Kernels.gaussian(12, 1.6, 1.6, 0), Kernels.gaussian(24, 3.2, 3.2, 0)));

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  static List<String> photographs() {
    return Photographs.NAMES;
  }

  /**
   * White noise is white at every scale if nothing is blurred, and is not if something is. Chance
   * alone makes up to 0.17 of it, the more the smaller the image.
   */
  @ParameterizedTest
  @CsvSource({"2, 160, 160", "3, 150, 211", "4, 260, 196"})
  void whiteImageIsLikeItselfUnderThePoint(int scale, int height, int width) {
    CrossScale self =
        new CrossScale(Arrays2d.uniform(manager, height, width, Seeds.random()), scale, 2, 0);
    double point = self.distance(Kernels.delta(1, 0, 0));
    double wide = self.distance(Kernels.gaussian(6 * scale, scale, scale, 0));
    assertThat(point).as(Seeds.replay()).isLessThan(0.2);
    assertThat(wide).as(Seeds.replay()).isGreaterThan(3 * point);
  }

  @ParameterizedTest
  @MethodSource("photographs")
  void photographIsNearerToItsKernelThanToOneTwiceAsWide(String name) {
    Image truth = Photographs.luma(name, 300, 380);
    KERNELS.forEach(
        (kernel, widths) -> {
          Image lr = new Degradation(widths[0], SCALE).apply(truth);
          CrossScale self =
              new CrossScale(
                  Arrays2d.plane(manager, lr.samples(), lr.height(), lr.width()), SCALE, 2, 0);
          assertThat(self.distance(widths[0]))
              .as("%s under %s", name, kernel)
              .isLessThan(self.distance(widths[1]));
        });
  }

  private static Kernel[] pair(Kernel kernel, Kernel wide) {
    return new Kernel[] {kernel, wide};
  }
}
