package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Closeness;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.Tolerances;
import dev.refocus.fit.model.Kernel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestLearnedMending {
  private static final int SIZE = 36;
  private static final Kernel TRUTH = Kernels.gaussian(SIZE, 4, 2, 0.5);

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final LearnedMending mending = new LearnedMending(manager);
  private final RandomGenerator random = Seeds.random();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Test
  void bringsAnEstimateNearerToAGaussian() {
    Kernel refined = speckled();
    Kernel mended = mending.mend(refined, estimates());
    assertThat(KernelRegistration.of(TRUTH, mended).likeness())
        .isGreaterThan(KernelRegistration.of(TRUTH, refined).likeness());
  }

  @Test
  void leavesACentredKernelOfTheSameGrid() {
    Kernel mended = mending.mend(speckled(), estimates());
    assertThat(mended.size()).isEqualTo(SIZE);
    assertThat(mended.centerRow()).isCloseTo((SIZE - 1) / 2.0, within(0.05));
    assertThat(mended.centerColumn()).isCloseTo((SIZE - 1) / 2.0, within(0.05));
    for (float weight : mended.weights()) {
      assertThat(weight).isNotNegative();
    }
  }

  @Test
  void prefersNoOrientation() {
    Kernel refined = speckled();
    List<Kernel> estimates = estimates();
    Kernel turned =
        mending.mend(
            transposed(refined), estimates.stream().map(TestLearnedMending::transposed).toList());
    Closeness.assertClose(
        turned.weights(),
        transposed(mending.mend(refined, estimates)).weights(),
        Tolerances.ARITHMETIC);
  }

  @Test
  void fewerEstimatesLeaveTheKernelAsItIs() {
    Kernel refined = speckled();
    assertThat(mending.mend(refined, estimates().subList(0, 2))).isSameAs(refined);
  }

  @Test
  void aGridThatCannotBeHalvedTwiceIsLeftAsItIs() {
    Kernel refined = Kernels.gaussian(27, 3, 2, 0);
    assertThat(mending.mend(refined, List.of(refined, refined, refined))).isSameAs(refined);
  }

  private List<Kernel> estimates() {
    return List.of(speckled(), speckled(), speckled());
  }

  /** The truth, each weight by a factor of its own, and some dust. */
  private Kernel speckled() {
    float[] weights = TRUTH.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          weights[i] * (0.4f + 1.2f * random.nextFloat()) + (random.nextInt(60) == 0 ? 0.002f : 0);
    }
    return KernelCentering.center(Kernel.normalized(SIZE, weights), SIZE);
  }

  private static Kernel transposed(Kernel kernel) {
    float[] weights = new float[kernel.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i % SIZE * SIZE + Math.floorDiv(i, SIZE)] = kernel.weights()[i];
    }
    return new Kernel(SIZE, weights);
  }
}
