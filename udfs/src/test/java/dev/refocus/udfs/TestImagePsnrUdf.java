package dev.refocus.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestImagePsnrUdf {
  private final ImagePsnrUdf psnr = new ImagePsnrUdf();

  @Test
  void comparesTheLumas() {
    byte[] a = Arguments.flat(4, 6, 51);
    byte[] b = Arguments.flat(4, 6, 102);
    assertThat(psnr.call(a, b)).isCloseTo(-20 * Math.log10(0.2), within(1e-5));
  }

  @Test
  void identicalImagesReachTheCeiling() {
    byte[] image = Arguments.noise(5, 5, 256, 1);
    assertThat(psnr.call(image, image)).isCloseTo(120, within(1e-9));
  }

  @Test
  void isNullIfAnImageIs() {
    byte[] image = Arguments.flat(3, 3, 0);
    assertThat(psnr.call(null, image)).isNull();
    assertThat(psnr.call(image, null)).isNull();
    assertThat(psnr.call(null, null)).isNull();
  }

  @Test
  void namesBytesThatAreNoImage() {
    byte[] text = "not an image".getBytes(StandardCharsets.US_ASCII);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psnr.call(Arguments.flat(3, 3, 0), text))
        .withMessage(
            "png_b: no PNG image: 12 bytes that begin with '6e6f7420616e2069',"
                + " must begin with '89504e470d0a1a0a'");
  }

  @Test
  void namesSizesThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psnr.call(Arguments.flat(3, 4, 0), Arguments.flat(6, 8, 0)))
        .withMessage(
            "images of 3 x 4 and 6 x 8 (height x width): must be of one size; crop or resize one");
  }

  @Test
  void namesAnArgumentThatIsNoBinary() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psnr.call("s3a://a/b.png", Arguments.flat(3, 3, 0)))
        .withMessage("png_a is a String, must be binary; pass the row's hr.bytes");
  }
}
