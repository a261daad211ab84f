package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.Image;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class TestBlend {
  private final Image plain = image(0.25f);
  private final Image sharper = image(0.5f);
  private final Image learned = image(0);
  private final Image diffused = image(1);

  @Test
  void sumsWhatEachAddsToBicubic() {
    Image sum = new Blend(0.5, 0.25, 0.125).of(plain, sharper, learned, diffused);
    assertThat(sum.samples()).containsOnly(0.25f + 0.125f - 0.0625f + 0.09375f);
  }

  @Test
  void noneIsBicubic() {
    Image sum = Blend.NONE.of(plain, sharper, learned, diffused);
    assertThat(sum.samples()).isEqualTo(plain.samples());
  }

  @Test
  void blindEstimatesKeepTheMeanOfBoth() {
    Image sum = Blend.ofBlind(0.75).of(plain, sharper, learned, diffused);
    assertThat(sum.samples()).containsOnly(0.75f);
  }

  /** Too wide a kernel does most harm, so the wider it is, the less of it counts. */
  @Test
  void wideKernelsCountLess() {
    assertThat(Blend.ofNamed(0.2)).isEqualTo(Blend.ofNamed(0.29));
    assertCountLess(Blend::ofNamed);
    assertCountLess(width -> Blend.ofNamedJpeg(width, 0.1, 3));
  }

  /** Between a camera's and a program's JPEG less is sure than of either. */
  @Test
  void doubtWhoWroteAJpegCountsLess() {
    double doubted = Blend.ofNamedJpeg(0.29, 0.5, 2).taught();
    assertThat(doubted).isLessThan(Blend.ofNamedJpeg(0.29, 0, 2).taught());
    assertThat(doubted).isLessThan(Blend.ofNamedJpeg(0.29, 1, 2).taught());
  }

  private static void assertCountLess(DoubleFunction<Blend> ofWidth) {
    Blend last = ofWidth.apply(0.29);
    for (double width = 0.3; width < 1.5; width += 0.05) {
      Blend wider = ofWidth.apply(width);
      assertThat(wider.taught()).isBetween(0.0, last.taught());
      assertThat(wider.restored()).isBetween(0.0, last.restored());
      assertThat(wider.lanczos()).isBetween(0.0, last.lanczos());
      last = wider;
    }
  }

  private static Image image(float sample) {
    return new Image(1, 2, 2, new float[] {sample, sample, sample, sample});
  }
}
