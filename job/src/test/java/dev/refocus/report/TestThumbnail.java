package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TestThumbnail {
  @Test
  void jpegHasTheColours() throws IOException {
    float[] samples = new float[3 * 32 * 48];
    java.util.Arrays.fill(samples, 0, 32 * 48, 0.8f);
    java.util.Arrays.fill(samples, 2 * 32 * 48, samples.length, 1.5f);
    byte[] jpeg = Thumbnail.jpeg(new Image(3, 32, 48, samples));
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(seen.getWidth()).isEqualTo(48);
    assertThat(seen.getHeight()).isEqualTo(32);
    int rgb = seen.getRGB(20, 20);
    assertThat(rgb >> 16 & 255).isCloseTo(204, within(4));
    assertThat(rgb >> 8 & 255).isCloseTo(0, within(4));
    assertThat(rgb & 255).as("clipped").isCloseTo(255, within(4));
  }

  @Test
  void transparencyIsWhite() {
    Image color = new Image(1, 1, 2, new float[] {0.5f, 0.5f});
    Image alpha = new Image(1, 1, 2, new float[] {1, 0.5f});
    assertThat(Thumbnail.onWhite(color, Optional.of(alpha)).samples()).containsExactly(0.5f, 0.75f);
    assertThat(Thumbnail.onWhite(color, Optional.empty())).isSameAs(color);
  }

  @Test
  void shrinkingKeepsTheShapeAndTheMeans() {
    float[] samples = new float[3 * 40 * 80];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 80 < 40 ? 0.25f : 0.75f;
    }
    Image small = Thumbnail.shrink(new Image(3, 40, 80, samples), 20);
    assertThat(small.width()).isEqualTo(20);
    assertThat(small.height()).isEqualTo(10);
    assertThat(small.samples()[0]).isCloseTo(0.25f, within(1e-6f));
    assertThat(small.samples()[19]).isCloseTo(0.75f, within(1e-6f));
    Image wide = new Image(1, 2, 3, new float[6]);
    assertThat(Thumbnail.shrink(wide, 100)).extracting(Image::width).isEqualTo(3);
  }
}
