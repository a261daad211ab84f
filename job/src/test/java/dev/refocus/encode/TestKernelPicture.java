package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class TestKernelPicture {
  private static final Kernel CORNERS = new Kernel(2, new float[] {0.5f, 0.25f, 0.25f, 0});

  @Test
  void drawsEveryWeightAsASquareOfItsBrightness() {
    BufferedImage picture = KernelPicture.of(CORNERS, 2, 9);
    assertThat(picture.getWidth()).isEqualTo(9);
    assertThat(grey(picture, 0, 0)).isEqualTo(255);
    assertThat(grey(picture, 3, 3)).isEqualTo(255);
    assertThat(grey(picture, 4, 3)).isEqualTo(128);
    assertThat(grey(picture, 3, 4)).isEqualTo(128);
    assertThat(grey(picture, 7, 7)).isZero();
    assertThat(grey(picture, 8, 0)).isZero();
  }

  @Test
  void negativeWeightsAreBlack() {
    Kernel lobes = new Kernel(2, new float[] {1, 0.5f, -0.25f, -0.25f});
    BufferedImage picture = KernelPicture.of(lobes, 2, 2);
    assertThat(picture.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(picture.getRGB(0, 1)).isEqualTo(0xff000000);
    assertThat(png(lobes, 1).samples()).containsExactly(1, 128 / 255f, 0, 0);
  }

  @Test
  void pngHasNoMargin() {
    float low = 51 / 255f;
    float mid = 102 / 255f;
    assertThat(png(new Kernel(2, new float[] {0.1f, 0.2f, 0.5f, 0.2f}), 2).samples())
        .containsExactly(low, low, mid, mid, low, low, mid, mid, 1, 1, mid, mid, 1, 1, mid, mid);
  }

  private static Image png(Kernel kernel, int pixelsPerWeight) {
    DecodeLimits limits = DecodeLimits.DEFAULT.ofScoring();
    return new ImageDecoder(limits).decode(KernelPicture.png(kernel, pixelsPerWeight), 1).color();
  }

  @Test
  void refusesAGridSmallerThanTheKernel() {
    assertThatThrownBy(() -> KernelPicture.of(CORNERS, 1, 9))
        .hasMessage("picture of 9 px with 1 x 1 squares: must hold a kernel of 2 x 2");
  }

  private static int grey(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xff;
  }
}
