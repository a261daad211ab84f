package dev.refocus.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Golden;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against {@code datasets/reference/make_explain.py}. */
class TestLocalAttribution {
  private static final double TOLERANCE = 1e-5;
  private static final BlurPath PATH = new BlurPath(4, 1.2, 9);
  private static final HrWindow WINDOW = new HrWindow(9, 12, 8);

  @Test
  void pathAndAttributionAreTheReferences() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        Workers workers = new Workers(2)) {
      NDArray lr = manager.create(Golden.read("explain_lr").values(), new Shape(3, 14, 17));
      float[] blurred = PATH.point(manager, lr, 1).toFloatArray();
      assertThat(blurred)
          .containsExactly(Golden.read("explain_blurred").values(), within((float) TOLERANCE));
      Attribution found =
          new LocalAttribution(TestLocalAttribution::squared, WINDOW, PATH).of(lr, workers);
      float[] numbers = Golden.read("explain_numbers").values();
      float[] pixels = Golden.read("explain_pixels").values();
      for (int i = 0; i < pixels.length; i++) {
        assertThat(found.pixels().samples()[i]).isCloseTo(pixels[i], within((float) TOLERANCE));
      }
      assertThat(found.detail()).isCloseTo(numbers[0], within(TOLERANCE * numbers[0]));
      assertThat(found.baseline()).isCloseTo(numbers[1], within(TOLERANCE * numbers[1]));
      assertThat(found.diffusionIndex()).isCloseTo(numbers[2], within(TOLERANCE * numbers[2]));
    }
  }

  private static NDArray squared(NDArray x) {
    NDArray large = x.repeat(1, 2).repeat(2, 2);
    return large.mul(large);
  }

  @Test
  void oneThatHasItAllIsConcentratedAndEqualOnesAreNot() {
    double[] one = new double[1000];
    one[7] = 1;
    assertThat(DiffusionIndex.of(one)).isLessThan(0.2);
    double[] equal = new double[1000];
    Arrays.fill(equal, 1);
    assertThat(DiffusionIndex.of(equal)).isCloseTo(100, within(1e-6));
  }

  @Test
  void reachIsTheDistanceWithinWhichTheShareLies() {
    float[] samples = new float[25];
    samples[12] = 3;
    samples[14] = -2;
    samples[0] = 1;
    Attribution found = new Attribution(new Image(1, 5, 5, samples), 2, 0);
    assertThat(found.strongest()).isEqualTo(12);
    assertThat(found.reach(2, 2, 0.5)).isZero();
    assertThat(found.reach(2, 2, 0.8)).isCloseTo(2, within(1e-9));
    assertThat(found.reach(2, 2, 1)).isCloseTo(Math.hypot(2, 2), within(1e-9));
    assertThat(found.incompleteness()).isZero();
  }
}
