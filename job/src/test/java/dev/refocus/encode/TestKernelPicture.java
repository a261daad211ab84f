package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.fit.model.Kernel;
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
  void refusesAGridSmallerThanTheKernel() {
    assertThatThrownBy(() -> KernelPicture.of(CORNERS, 1, 9))
        .hasMessage("picture of 9 px with 1 x 1 squares: must hold a kernel of 2 x 2");
  }

  private static int grey(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xff;
  }
}
