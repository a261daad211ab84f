package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;

class TestDetailWindow {
  /** A chequerboard at rows 60 to 99 and columns 20 to 59 of a flat image. */
  private static Image detailAt(int top, int left) {
    float[] samples = new float[120 * 160];
    for (int i = 0; i < samples.length; i++) {
      int row = i / 160;
      int column = i % 160;
      boolean inside = row >= top && row < top + 40 && column >= left && column < left + 40;
      samples[i] = inside ? (row + column) % 2 : 0.5f;
    }
    return new Image(1, 120, 160, samples);
  }

  @Test
  void holdsTheDetailOnTheGridOfLrPixels() {
    DetailWindow window = DetailWindow.of(detailAt(60, 20), 4, 50);
    assertThat(window.height()).isEqualTo(48);
    assertThat(window.width()).isEqualTo(48);
    assertThat(window.top() % 4 + window.left() % 4).isZero();
    assertThat(window.top()).isBetween(52, 60);
    assertThat(window.left()).isBetween(12, 20);
  }

  @Test
  void isAllOfAnImageThatIsSmallEnough() {
    Image image = detailAt(0, 0);
    DetailWindow window = DetailWindow.of(image, 4, 320);
    assertThat(window).isEqualTo(new DetailWindow(0, 0, 120, 160));
    assertThat(window.isAllOf(image)).isTrue();
    assertThat(window.of(image).samples()).isEqualTo(image.samples());
    assertThat(window.isWithin(new Image(1, 119, 160, new float[119 * 160]))).isFalse();
  }
}
