package dev.refocus.fit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.Fits;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestHiddenColors {
  @ParameterizedTest
  @CsvSource({"32, 32", "29, 47", "1, 40", "33, 2"})
  void oneVisibleColorFillsTheImage(int height, int width) {
    float[] alpha = new float[height * width];
    alpha[alpha.length / 2] = 0.02f;
    float[] color = new float[3 * alpha.length];
    for (int channel = 0; channel < 3; channel++) {
      color[channel * alpha.length + alpha.length / 2] = 0.2f + 0.3f * channel;
    }
    Image filled = filled(color, alpha, height, width);
    for (int i = 0; i < color.length; i++) {
      float expected = 0.2f + 0.3f * (i / alpha.length);
      assertThat(filled.samples()[i]).isCloseTo(expected, within(1e-6f));
    }
  }

  @Test
  void colorsBesideTheEdgeComeFromTheVisibleSide() {
    float[] alpha = new float[24 * 40];
    float[] color = new float[3 * alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      int column = i % 40;
      // Red at the left, blue at the right, green hidden between them.
      alpha[i] = column < 10 || column >= 30 ? 1 : 0;
      color[column < 10 ? i : column < 30 ? alpha.length + i : 2 * alpha.length + i] = 1;
    }
    Image filled = filled(color, alpha, 24, 40);
    for (int row = 0; row < 24; row++) {
      assertThat(filled.samples()[row * 40 + 11]).as("red by red").isGreaterThan(0.9f);
      assertThat(filled.samples()[2 * alpha.length + row * 40 + 28])
          .as("blue by blue")
          .isGreaterThan(0.9f);
    }
    assertThat(filled.plane(1).samples()).as("green").containsOnly(0);
    for (int i = 0; i < color.length; i++) {
      if (alpha[i % alpha.length] > 0) {
        assertThat(filled.samples()[i]).isEqualTo(color[i]);
      }
    }
  }

  @Test
  void imagesWithNothingToFillStayTheSame() {
    Image color = Scenes.color(24, 30, Seeds.random());
    for (float opacity : new float[] {0, 0.5f, 1}) {
      float[] alpha = new float[24 * 30];
      Arrays.fill(alpha, opacity);
      DecodedImage image = Fits.decoded(color, Optional.of(new Image(1, 24, 30, alpha)));
      assertThat(HiddenColors.filled(image)).isSameAs(image);
    }
    DecodedImage opaque = Fits.decoded(color);
    assertThat(HiddenColors.filled(opaque)).isSameAs(opaque);
  }

  private static Image filled(float[] color, float[] alpha, int height, int width) {
    float[] before = color.clone();
    DecodedImage image =
        Fits.decoded(
            new Image(3, height, width, color), Optional.of(new Image(1, height, width, alpha)));
    Image filled = HiddenColors.filled(image).color();
    assertThat(color).as("the decoded image is not touched").isEqualTo(before);
    return filled;
  }
}
