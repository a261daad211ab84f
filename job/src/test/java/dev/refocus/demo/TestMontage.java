package dev.refocus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TestMontage {
  private static final int RED = 0xffff0000;
  private static final int WHITE = 0xffffffff;

  @Test
  void placesPicturesFromLeftToRight() {
    BufferedImage row = Montage.row(List.of(red(3, 5), red(4, 2)));
    assertThat(row.getWidth()).isEqualTo(3 + Montage.GAP + 4);
    assertThat(row.getHeight()).isEqualTo(5);
    assertThat(row.getRGB(2, 4)).isEqualTo(RED);
    assertThat(row.getRGB(3, 0)).isEqualTo(WHITE);
    assertThat(row.getRGB(3 + Montage.GAP, 1)).isEqualTo(RED);
    assertThat(row.getRGB(3 + Montage.GAP, 2)).isEqualTo(WHITE);
  }

  @Test
  void placesPicturesFromTopToBottom() {
    BufferedImage column = Montage.column(List.of(red(3, 5), red(4, 2)));
    assertThat(column.getWidth()).isEqualTo(4);
    assertThat(column.getHeight()).isEqualTo(5 + Montage.GAP + 2);
    assertThat(column.getRGB(2, 4)).isEqualTo(RED);
    assertThat(column.getRGB(3, 4)).isEqualTo(WHITE);
    assertThat(column.getRGB(3, 5 + Montage.GAP)).isEqualTo(RED);
  }

  @Test
  void enlargesWithoutShiftingTheContent() {
    BufferedImage ramp = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      ramp.setRGB(i % 16, i / 16, (i % 16 * 16) * 0x010101);
    }
    BufferedImage large = Montage.resize(ramp, 64, 64);
    for (int x = 12; x < 52; x++) {
      double expected = 16 * ((x + 0.5) / 4 - 0.5);
      assertThat((double) (large.getRGB(x, 32) & 0xff)).isCloseTo(expected, Offset.offset(1.0));
    }
  }

  private static BufferedImage red(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, RED);
    }
    return picture;
  }
}
