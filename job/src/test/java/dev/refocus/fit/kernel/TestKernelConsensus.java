package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Closeness;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestKernelConsensus {
  private static final Kernel TRUTH = KernelShape.center(Kernels.lShape(16, 4, 3));

  @Test
  void equalHypothesesAreTheConsensus() {
    KernelConsensus consensus = KernelConsensus.of(List.of(TRUTH, TRUTH, TRUTH));
    assertThat(consensus.agreement()).isCloseTo(1, within(1e-9));
    Closeness.assertClose(consensus.median().weights(), TRUTH.weights(), Tolerances.ARITHMETIC);
  }

  @Test
  void shiftsAndSizesDoNotCount() {
    KernelConsensus consensus =
        KernelConsensus.of(
            List.of(
                TRUTH, moved(TRUTH, 16, 2, -1), moved(TRUTH, 20, 1, 3), moved(TRUTH, 20, 3, 2)));
    assertThat(consensus.agreement()).isCloseTo(1, within(1e-6));
    assertThat(consensus.median().size()).isEqualTo(20);
    Closeness.assertClose(
        consensus.median().weights(), moved(TRUTH, 20, 2, 2).weights(), Tolerances.ARITHMETIC);
  }

  @Test
  void meanIsNearerToTheTruthThanItsParts() {
    var random = Seeds.random();
    List<Kernel> hypotheses =
        Stream.generate(() -> Arrays2d.noisy(TRUTH.weights(), 0.008, random))
            .map(weights -> Kernel.normalized(16, weights))
            .limit(4)
            .toList();
    KernelConsensus consensus = KernelConsensus.of(hypotheses);
    double likeness = KernelSimilarity.bestShift(consensus.mean().weights(), TRUTH.weights());
    assertThat(hypotheses)
        .as(Seeds.replay())
        .allSatisfy(
            part ->
                assertThat(KernelSimilarity.bestShift(part.weights(), TRUTH.weights()))
                    .isLessThan(likeness));
  }

  @Test
  void medianIgnoresAnOutlier() {
    Kernel outlier = Kernels.gaussian(16, 5, 0.7, 0.8);
    KernelConsensus consensus = KernelConsensus.of(List.of(TRUTH, outlier, TRUTH));
    assertThat(consensus.medoid()).isNotEqualTo(1);
    Closeness.assertClose(consensus.median().weights(), TRUTH.weights(), Tolerances.ARITHMETIC);
    assertThat(KernelSimilarity.bestShift(consensus.mean().weights(), TRUTH.weights()))
        .isLessThan(0.99);
  }

  @Test
  void anOutlierLowersTheAgreement() {
    Kernel outlier = Kernels.gaussian(16, 5, 0.7, 0.8);
    double pair = Alignment.of(TRUTH, outlier).similarity();
    assertThat(pair).isLessThan(0.7);
    assertThat(KernelConsensus.of(List.of(TRUTH, outlier, TRUTH)).agreement())
        .isCloseTo((1 + 2 * pair) / 3, within(1e-9));
  }

  @Test
  void refusesASingleHypothesis() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelConsensus.of(List.of(TRUTH)))
        .withMessage("kernels: 1, must be at least 2");
  }

  private static Kernel moved(Kernel kernel, int size, int down, int right) {
    float[] weights = new float[size * size];
    for (int i = 0; i < kernel.weights().length; i++) {
      int row = i / kernel.size() + down;
      int column = i % kernel.size() + right;
      if (kernel.weights()[i] > 0) {
        weights[row * size + column] = kernel.weights()[i];
      }
    }
    return new Kernel(size, weights);
  }
}
