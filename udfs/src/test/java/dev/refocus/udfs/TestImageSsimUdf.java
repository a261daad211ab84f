package dev.refocus.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestImageSsimUdf {
  private final ImageSsimUdf ssim = new ImageSsimUdf();

  @Test
  void comparesTheLumas() {
    double a = 51 / 255.0;
    double b = 102 / 255.0;
    assertThat(ssim.call(Arguments.flat(11, 13, 51), Arguments.flat(11, 13, 102)))
        .isCloseTo((2 * a * b + 1e-4) / (a * a + b * b + 1e-4), within(1e-6));
  }

  @Test
  void identicalImagesReachOne() {
    byte[] image = Arguments.noise(20, 15, 256, 1);
    assertThat(ssim.call(image, image)).isCloseTo(1, within(1e-12));
  }

  @Test
  void isNullIfAnImageIs() {
    byte[] image = Arguments.flat(11, 11, 0);
    assertThat(ssim.call(null, image)).isNull();
    assertThat(ssim.call(image, null)).isNull();
    assertThat(ssim.call(null, null)).isNull();
  }

  @Test
  void namesImagesSmallerThanTheWindow() {
    byte[] image = Arguments.flat(10, 30, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ssim.call(image, image))
        .withMessage(
            "image of 10 x 30 (height x width) with a margin of 0 px: must leave 11 x 11 px or more");
  }

  @Test
  void namesSizesThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ssim.call(Arguments.flat(12, 12, 0), Arguments.flat(12, 11, 0)))
        .withMessageStartingWith("images of 12 x 12 and 12 x 11 (height x width)");
  }

  @Test
  void namesAnArgumentThatIsNoBinary() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ssim.call(Arguments.flat(11, 11, 0), 7))
        .withMessage("png_b is a Integer, must be binary; pass the row's hr.bytes");
  }
}
