package dev.refocus.fit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.model.Kernel;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TestKernelRegistration {
  private static final Kernel FIXED = Kernels.gaussian(24, 3, 1.5, 0.6);

  @Test
  void partsOfAPixelAreTakenBack() {
    RandomGenerator random = Seeds.random();
    for (int i = 0; i < 5; i++) {
      double down = random.nextDouble(-2, 2);
      double right = random.nextDouble(-2, 2);
      KernelRegistration laid = KernelRegistration.of(FIXED, KernelShift.by(FIXED, down, right));
      assertThat(laid.likeness())
          .as("%.2f down, %.2f right, %s", down, right, Seeds.replay())
          .isGreaterThan(0.998);
      assertThat(laid.kernel().centerRow()).isCloseTo(FIXED.centerRow(), within(0.1));
      assertThat(laid.kernel().centerColumn()).isCloseTo(FIXED.centerColumn(), within(0.1));
    }
  }

  @Test
  void theGridIsTheFixedOnes() {
    KernelRegistration laid = KernelRegistration.of(FIXED, Kernels.gaussian(16, 3, 1.5, 0.6));
    assertThat(laid.kernel().size()).isEqualTo(24);
    assertThat(laid.likeness()).isGreaterThan(0.99);
  }

  @Test
  void refusesAHalfPixel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelRegistration.of(FIXED, Kernels.gaussian(17, 2, 2, 0)))
        .withMessage("kernel sizes: 24 and 17, must be even or odd alike");
  }
}
