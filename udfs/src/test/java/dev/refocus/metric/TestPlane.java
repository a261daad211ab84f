package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TestPlane {
  @Test
  void refusesSamplesThatDoNotFillIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(3, 4, new float[13]))
        .withMessage("13 samples do not fill 3 x 4 (height x width)");
  }

  @Test
  void refusesSidesWhoseProductOverflows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(1 << 16, 1 << 16, new float[0]))
        .withMessage("0 samples do not fill 65536 x 65536 (height x width)");
  }
}
