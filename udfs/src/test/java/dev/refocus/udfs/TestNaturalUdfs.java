package dev.refocus.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refocus.metric.PngLuma;
import dev.refocus.metric.natural.Brisque;
import dev.refocus.metric.natural.Niqe;
import org.junit.jupiter.api.Test;

class TestNaturalUdfs {
  private final ImageNiqeUdf niqe = new ImageNiqeUdf();
  private final ImageBrisqueUdf brisque = new ImageBrisqueUdf();

  @Test
  void scoresTheLuma() {
    byte[] image = Arguments.noise(96, 192, 256, 3);
    assertThat(niqe.call(image)).isEqualTo(Niqe.score(PngLuma.read(image))).isPositive();
    assertThat(brisque.call(image)).isEqualTo(Brisque.score(PngLuma.read(image))).isPositive();
  }

  @Test
  void isNullWhereThereIsNoScore() {
    assertThat(niqe.call(null)).isNull();
    assertThat(brisque.call(null)).isNull();
    assertThat(niqe.call(Arguments.noise(96, 96, 256, 3))).isNull();
    assertThat(brisque.call(Arguments.flat(96, 96, 51))).isNull();
  }

  @Test
  void namesBytesThatAreNoImage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> niqe.call(new byte[] {1, 2}))
        .withMessageStartingWith("png: no PNG image: 2 bytes that begin with '0102'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> brisque.call("s3a://a/b.png"))
        .withMessage("png is a String, must be binary; pass the row's hr.bytes");
  }
}
