package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.file.FileDamage;
import dev.refocus.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TestColoring {
  private static final int SIDE = 12;

  private final Image lr = calm(3, SIDE);
  private final Image plain = calm(3, 2 * SIDE);
  private final List<Integer> channels = new ArrayList<>();

  /** Brighter by 0.05 than the plain enlargement, but for the first pixel. */
  private final UnaryOperator<Image> restore =
      image -> {
        channels.add(image.channels());
        float[] samples = (image.channels() == 1 ? plain.luma() : plain).samples().clone();
        for (int i = 1; i < samples.length; i++) {
          samples[i] += 0.05f;
        }
        return new Image(image.channels(), 2 * SIDE, 2 * SIDE, samples);
      };

  /** Colours in the middle of their range: nothing is clipped. */
  private static Image calm(int channels, int side) {
    float[] samples = Arrays2d.uniform(channels * side * side, Seeds.random());
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.3f + 0.4f * samples[i];
    }
    return new Image(channels, side, side, samples);
  }

  private static FileDamage damage(boolean coarse) {
    return new FileDamage(0, 0, 0, Optional.empty(), 1 / 255.0, coarse);
  }

  @Test
  void wholeColoursAreRestored() {
    Image enlarged = new Coloring(lr, plain, damage(false)).enlarge(restore);
    assertThat(enlarged.samples()).isEqualTo(restore.apply(lr).samples());
    assertThat(channels).containsOnly(3);
  }

  @Test
  void coarseColoursAreInterpolatedUnderTheRestoredLuma() {
    Image enlarged = new Coloring(lr, plain, damage(true)).enlarge(restore);
    assertThat(channels).containsExactly(1);
    int area = enlarged.area();
    for (int i = 0; i < 3 * area; i++) {
      float change = i % area == 0 ? 0 : 0.05f;
      assertThat(enlarged.samples()[i]).isCloseTo(plain.samples()[i] + change, within(1e-6f));
    }
  }

  @Test
  void coarseColoursStayInRange() {
    UnaryOperator<Image> white = image -> filled(2 * SIDE, 1);
    for (float sample : new Coloring(lr, plain, damage(true)).enlarge(white).samples()) {
      assertThat(sample).isBetween(0f, 1f);
    }
  }

  @Test
  void greyHasNoColours() {
    Image grey = lr.luma();
    Image enlarged = new Coloring(grey, plain.luma(), damage(true)).enlarge(restore);
    assertThat(enlarged.samples()).isEqualTo(restore.apply(grey).samples());
  }

  private static Image filled(int side, float value) {
    float[] samples = new float[side * side];
    java.util.Arrays.fill(samples, value);
    return new Image(1, side, side, samples);
  }
}
