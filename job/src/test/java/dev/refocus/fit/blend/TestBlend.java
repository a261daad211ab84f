package dev.refocus.fit.blend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.config.Look;
import dev.refocus.fit.Arrays2d;
import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestBlend {
  private static final int SCALE = 2;
  private static final int SIDE = 32;
  private static final Image PLAIN = waves(0.2f, 1);
  private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

  @Test
  void noneIsBicubic() {
    Image sum = Blend.NONE.of(PLAIN, waves(1, 1), waves(1, 2), SCALE);
    assertThat(sum.samples()).isEqualTo(PLAIN.samples());
  }

  /** What is even is coarse: the exam's counts, reverse diffusion's does not. */
  @Test
  void coarseIsOfTheExam() {
    Image sum = new Blend(1.5, 0, 0.25).of(even(0.5f), even(0.9f), even(0.1f), SCALE);
    for (float sample : sum.samples()) {
      assertThat(sample).isCloseTo(0.6f, ROUNDING);
    }
  }

  /** What turns from pixel to pixel is fine: reverse diffusion's counts, the exam's does not. */
  @Test
  void fineIsOfReverseDiffusion() {
    Image chequer = waves(0.1f, 1);
    Image sum = new Blend(1.5, 0, 0.25).of(even(0), chequer, chequer, SCALE);
    for (int i = 0; i < sum.samples().length; i++) {
      assertThat(sum.samples()[i]).isCloseTo(1.5f * chequer.samples()[i], Offset.offset(0.002f));
    }
  }

  @Test
  void blindEstimatesKeepAllOfReverseDiffusion() {
    Image restored = waves(0.1f, 3);
    Image sum = Blend.ofBlind(1).of(PLAIN, waves(0.3f, 1), restored, SCALE);
    assertThat(Arrays2d.rms(sum.samples(), restored.samples())).isLessThan(1e-6);
  }

  /** Too wide a kernel does most harm, so the wider it is, the less of it counts. */
  @Test
  void wideKernelsCountLess() {
    assertThat(Blend.ofNamed(0.2, 3)).isEqualTo(Blend.ofNamed(0.29, 3));
    assertCountLess(width -> Blend.ofNamed(width, 3));
    assertCountLess(width -> Blend.ofNamedJpeg(width, 0.1, 3));
  }

  /** Between a camera's and a program's JPEG less is sure than of either. */
  @Test
  void doubtWhoWroteAJpegCountsLess() {
    double doubted = Blend.ofNamedJpeg(0.29, 0.6, 2).fine();
    assertThat(doubted).isLessThan(Blend.ofNamedJpeg(0.29, 0, 2).fine());
    assertThat(doubted).isLessThan(Blend.ofNamedJpeg(0.29, 1, 2).fine() + 0.1);
  }

  @Test
  void aFaithfulLookIsTheBlendItself() {
    Sharpness faithful = Sharpness.of(Look.FAITHFUL);
    assertThat(Blend.ofNamed(0.35, 4).sharpened(faithful)).isEqualTo(Blend.ofNamed(0.35, 4));
    assertThat(Blend.ofBlind(0.85).sharpened(faithful)).isEqualTo(Blend.ofBlind(0.85));
  }

  @Test
  void aSharperLookKeepsMoreDetailAndLessInterpolation() {
    Sharpness crisp = Sharpness.of(Look.CRISP);
    Blend named = Blend.ofNamed(0.35, 4);
    assertThat(named.sharpened(crisp).fine()).isGreaterThan(1.2 * named.fine());
    assertThat(named.sharpened(crisp).taught()).isEqualTo(named.taught());
    assertThat(Blend.ofBlind(0.85).sharpened(crisp).fine()).isBetween(0.95, 1.0);
    assertThat(Blend.NONE.sharpened(crisp)).isEqualTo(Blend.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyLookIsSharperThanTheOneBefore(int i) {
    Sharpness before = Sharpness.of(Look.values()[i]);
    Sharpness after = Sharpness.of(Look.values()[i + 1]);
    assertThat(after.networkShare()).isBetween(before.networkShare() + 0.01, 1.0);
    assertThat(after.leastShapeNoise()).isBetween(0.0, before.leastShapeNoise() - 0.001);
    assertThat(after.interpolated()).isBetween(0.0, before.interpolated() - 0.1);
    assertThat(after.fine()).isGreaterThan(before.fine());
  }

  private static void assertCountLess(DoubleFunction<Blend> ofWidth) {
    Blend last = ofWidth.apply(0.29);
    for (double width = 0.3; width < 1.5; width += 0.05) {
      Blend wider = ofWidth.apply(width);
      assertThat(wider.taught()).isBetween(0.0, last.taught());
      assertThat(wider.fine()).isBetween(0.0, last.fine());
      last = wider;
    }
  }

  private static Image even(float sample) {
    float[] samples = new float[SIDE * SIDE];
    Arrays.fill(samples, sample);
    return new Image(1, SIDE, SIDE, samples);
  }

  /** A chequer whose squares have {@code period} pixels a side. */
  private static Image waves(float height, int period) {
    float[] samples = new float[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      boolean black = (i / SIDE / period + i % SIDE / period) % 2 == 0;
      samples[i] = black ? height : -height;
    }
    return new Image(1, SIDE, SIDE, samples);
  }
}
