package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.JpegGrid;
import dev.refocus.image.Image;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class TestConstantFrame {
  private static final ConstantFrame LETTERBOX = new ConstantFrame(Frames.BAR, Frames.BAR, 0, 0);

  @Test
  void letterboxIsFound() throws IOException {
    assertThat(ConstantFrame.of(Frames.letterbox())).contains(LETTERBOX);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.3f, 0.5f, 0.75f, 0.9f})
  void whatAJpegRingsIntoTheBarsBelongsToThem(float quality) throws IOException {
    DecodedImage jpeg = Frames.letterbox(quality);
    assertThat(ConstantFrame.of(jpeg)).contains(LETTERBOX);
    JpegGrid grid = LETTERBOX.inside(jpeg).encoding().jpeg().orElseThrow();
    // 18 rows in units of 16.
    assertThat(new int[] {grid.top(), grid.left()}).containsExactly(2, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 0, 0",
    "0, 0, 2, 3",
    "5, 3, 2, 9",
    "4, 0, 0, 0",
    "0, 4, 0, 0",
    "0, 0, 4, 0",
    "0, 0, 0, 4",
    "2, 2, 0, 4"
  })
  void barsOfEverySideAreFound(int top, int bottom, int left, int right) {
    ConstantFrame frame = new ConstantFrame(top, bottom, left, right);
    DecodedImage image = Fits.decoded(Frames.framed(photograph(), frame, 1));
    assertThat(ConstantFrame.of(image)).contains(frame);
    assertThat(frame.inside(image).color().samples()).isEqualTo(photograph().samples());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "1, 1, 0, 0", "3, 0, 0, 0", "0, 0, 0, 3", "0, 3, 1, 0"})
  void thinnerOnesAreNot(int top, int bottom, int left, int right) {
    ConstantFrame frame = new ConstantFrame(top, bottom, left, right);
    assertThat(ConstantFrame.of(Fits.decoded(Frames.framed(photograph(), frame, 1)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"24, 24, true", "23, 30, false", "30, 23, false"})
  void enoughIsLeftInside(int height, int width, boolean found) {
    Image inside = photograph().part(0, 0, height, width);
    Image image = Frames.framed(inside, new ConstantFrame(6, 6, 6, 6), 0);
    assertThat(ConstantFrame.of(Fits.decoded(image)).isPresent()).isEqualTo(found);
  }

  @Test
  void aConstantImageHasNoFrame() {
    float[] grey = new float[40 * 40];
    Arrays.fill(grey, 0.25f);
    assertThat(ConstantFrame.of(Fits.decoded(new Image(1, 40, 40, grey)))).isEmpty();
  }

  /** White down to row 12, then darker by 4/255 a row: on one side, or from both. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBlownSkyIsNoBar(boolean both) {
    float[] samples = new float[64 * 40];
    for (int i = 0; i < samples.length; i++) {
      int row = i / 40;
      int depth = Math.max((both ? Math.min(row, 63 - row) : row) - 12, 0);
      samples[i] = 1 - 4 * depth / 255f - (depth > 8 ? i % 3 / 9f : 0);
    }
    assertThat(ConstantFrame.of(Fits.decoded(new Image(1, 64, 40, samples)))).isEmpty();
  }

  /** A disc on white: its box is no edge. */
  @Test
  void whatStandsBeforeAWhiteWallHasNoFrame() {
    float[] samples = new float[80 * 80];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.hypot(i / 80 - 39.5, i % 80 - 39.5) < 30 ? i % 7 / 20f : 1;
    }
    assertThat(ConstantFrame.of(Fits.decoded(new Image(1, 80, 80, samples)))).isEmpty();
  }

  @Test
  void barsAreOfOneOpacity() {
    Image color = Frames.framed(photograph(), new ConstantFrame(8, 8, 0, 0), 0);
    float[] alpha = new float[color.area()];
    Arrays.fill(alpha, 0.5f);
    DecodedImage even =
        Fits.decoded(color, Optional.of(new Image(1, color.height(), color.width(), alpha)));
    assertThat(ConstantFrame.of(even)).contains(new ConstantFrame(8, 8, 0, 0));
    float[] shadow = alpha.clone();
    for (int i = 0; i < shadow.length; i++) {
      shadow[i] = i % color.width() / 100f;
    }
    DecodedImage uneven =
        Fits.decoded(color, Optional.of(new Image(1, color.height(), color.width(), shadow)));
    assertThat(ConstantFrame.of(uneven)).isEmpty();
  }

  private static Image photograph() {
    return Scenes.color(40, 50, Seeds.random());
  }
}
