package dev.refocus.fit.blend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Golden;
import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestResized {
  private static final Golden INPUT = Golden.read("bicubic_input");

  @ParameterizedTest
  @ValueSource(strings = {"resized_down", "resized_up"})
  void agreesWithPillow(String name) {
    Golden wanted = Golden.read(name);
    float[] made = Resized.of(image(INPUT), wanted.rows(), wanted.columns()).samples();
    float[] limited = wanted.values().clone();
    for (int i = 0; i < limited.length; i++) {
      limited[i] = Math.min(Math.max(limited[i], 0), 1);
    }
    assertThat(Arrays2d.rms(made, limited)).isLessThan(1e-6);
  }

  @Test
  void leavesAnImageOfTheSameSizeAsItIs() {
    Image image = image(INPUT);
    assertThat(Resized.of(image, image.height(), image.width()).samples())
        .isEqualTo(image.samples());
  }

  @Test
  void isTheBicubicEnlargementAtAWholeScale() {
    Image image = image(INPUT);
    Image bicubic = Bicubic.enlarge(image, 3);
    Image resized = Resized.of(image, 3 * image.height(), 3 * image.width());
    assertThat(Arrays2d.rms(resized.samples(), bicubic.samples())).isLessThan(1e-6);
  }

  @Test
  void nothingAliases() {
    float[] stripes = new float[64 * 64];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2;
    }
    float[] reduced = Resized.of(new Image(1, 64, 64, stripes), 24, 24).samples();
    for (int i = 0; i < 24 * 24; i++) {
      boolean atAnEdge = i % 24 < 2 || i % 24 > 21;
      assertThat(reduced[i]).isBetween(atAnEdge ? 0 : 0.47f, atAnEdge ? 1 : 0.53f);
    }
  }

  private static Image image(Golden golden) {
    return new Image(1, golden.rows(), golden.columns(), golden.values());
  }
}
