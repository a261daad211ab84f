package dev.refocus.score.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestClipPixels {
  /** PIL 9.4 made the goldens: a small image, a tall one shrunk, one enlarged. */
  @ParameterizedTest
  @CsvSource({"0, 32", "1, 64", "2, 70"})
  void cropsAreThoseOfPil(int picture, int side) {
    try (ClipGolden golden = new ClipGolden("vit")) {
      Image crop = ClipPixels.centerCrop(golden.image("resize_input_" + picture), side);
      Image expected = golden.image("resize_output_" + picture);

      assertThat(crop.height()).isEqualTo(side).isEqualTo(expected.height());
      assertThat(crop.width()).isEqualTo(side);
      ClipGolden.assertClose(crop.samples(), expected.samples(), 1e-6);
    }
  }
}
