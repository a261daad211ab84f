package dev.refocus.dispatch.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.model.Kernel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestNearestGroup {
  private static final Map<String, KernelEstimate> GROUPS =
      Map.of(
          "cluster-1", group(Kernels.lShape(24, 7, 3)),
          "cluster-2", group(Kernels.gaussian(24, 5, 1, 0.8)),
          "cluster-3", group(Kernels.gaussian(24, 2, 2, 0)));

  private static KernelEstimate group(Kernel kernel) {
    return new KernelEstimate(kernel, 1, 1000);
  }

  @Test
  void isTheOneThatIsMostAlike() {
    assertThat(NearestGroup.of(Kernels.gaussian(24, 5, 1.1, 0.8), GROUPS)).contains("cluster-2");
    assertThat(NearestGroup.of(Kernels.lShape(20, 5, 3), GROUPS)).contains("cluster-1");
  }

  @Test
  void isNoneIfTwoAreAlike() {
    Map<String, KernelEstimate> alike =
        Map.of(
            "cluster-1", group(Kernels.gaussian(24, 5, 1, 0.8)),
            "cluster-2", group(Kernels.gaussian(24, 5, 1.1, 0.8)));
    assertThat(NearestGroup.of(Kernels.gaussian(24, 5, 1, 0.8), alike)).isEmpty();
  }

  @Test
  void isNoneIfNoneIsAlike() {
    assertThat(NearestGroup.of(Kernels.delta(24, 11, 11), GROUPS)).isEmpty();
    assertThat(NearestGroup.of(Kernels.lShape(20, 5, 3), Map.of())).isEmpty();
  }
}
