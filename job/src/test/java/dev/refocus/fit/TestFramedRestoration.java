package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.blend.SoftRange;
import dev.refocus.image.Image;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Photographs in bars of constant colour, restored. */
@Tag("long")
class TestFramedRestoration {
  private static final int SCALE = 2;
  private static final float MARGIN = 8f / 255;

  private final ImageFitter fitter = new ImageFitter(Device.cpu(), 2);

  @AfterEach
  void stopWorkers() {
    fitter.close();
  }

  @Test
  void letterboxStaysBlackWithoutLinesAlongIt() throws IOException {
    DecodedImage lr = Frames.letterbox();
    Image hr = fit(lr).hr();
    assertThat(hr).extracting(Image::height, Image::width).containsExactly(192, 192);
    assertThat(hr.part(0, 0, SCALE * Frames.BAR, 192).samples()).containsOnly(0);
    assertThat(hr.part(192 - SCALE * Frames.BAR, 0, SCALE * Frames.BAR, 192).samples())
        .containsOnly(0);
    assertNoLine(lr.color(), hr, Frames.BAR, 1);
    assertNoLine(lr.color(), hr, lr.color().height() - Frames.BAR - 1, -1);
  }

  /** Of the photograph's outermost row: no pixel leaves what the LR image has around it. */
  private static void assertNoLine(Image lr, Image hr, int row, int inwards) {
    for (int i = 0; i < hr.channels() * SCALE * hr.width(); i++) {
      int channel = i / (SCALE * hr.width());
      int line = SCALE * row + i / hr.width() % SCALE;
      int column = i % hr.width();
      float low = 1;
      float high = 0;
      for (int j = 0; j < 9; j++) {
        int x = Math.min(Math.max(column / SCALE + j % 3 - 1, 0), lr.width() - 1);
        float near = lr.plane(channel).samples()[(row + j / 3 * inwards) * lr.width() + x];
        low = Math.min(low, near);
        high = Math.max(high, near);
      }
      float sample = hr.samples()[(channel * hr.height() + line) * hr.width() + column];
      assertThat(sample).as("%d, %d", line, column).isBetween(low - MARGIN, high + MARGIN);
    }
  }

  @Test
  void barsOfAJpegAreRepeatedAsTheyAre() throws IOException {
    DecodedImage lr = Frames.letterbox(0.75f);
    Image hr = fit(lr).hr();
    for (int i = 0; i < SCALE * Frames.BAR * hr.width(); i++) {
      int from = i / hr.width() / SCALE * lr.color().width() + i % hr.width() / SCALE;
      assertThat(hr.samples()[i]).isEqualTo(lr.color().samples()[from]);
    }
    assertThat(hr.samples()[(SCALE * Frames.BAR + 1) * hr.width() + 96]).isGreaterThan(0.5f);
  }

  @Test
  void theInsideIsRestoredAsAnImageOfItsOwn() {
    Image inside = Scenes.color(32, 40, Seeds.random());
    Image opacity = Scenes.color(32, 40, Seeds.random()).plane(2);
    ConstantFrame frame = new ConstantFrame(3, 5, 4, 2);
    Restoration framed =
        fit(
            Fits.decoded(
                Frames.framed(inside, frame, 0.25f),
                Optional.of(Frames.framed(opacity, frame, 1))));
    Restoration alone = fit(Fits.decoded(inside, Optional.of(opacity)));
    ConstantFrame doubled = new ConstantFrame(6, 10, 8, 4);
    Image edged = SoftRange.limitedAtEdges(alone.hr(), inside, SCALE);
    assertThat(framed.hr().samples()).isEqualTo(Frames.framed(edged, doubled, 0.25f).samples());
    assertThat(framed.alpha().orElseThrow().samples())
        .isEqualTo(Frames.framed(alone.alpha().orElseThrow(), doubled, 1).samples());
    assertThat(framed.kernel()).isEqualTo(alone.kernel());
    assertThat(framed.residualDb()).isEqualTo(alone.residualDb());
  }

  @Test
  void aFlatInsideStaysFlatInItsFrame() {
    float[] grey = new float[30 * 30];
    Arrays.fill(grey, 0.5f);
    ConstantFrame frame = new ConstantFrame(4, 4, 4, 4);
    Restoration restoration =
        fit(Fits.decoded(Frames.framed(new Image(1, 30, 30, grey), frame, 0.75f)));
    assertThat(restoration.kernelConfidence()).isZero();
    for (float sample : restoration.hr().samples()) {
      assertThat(Math.min(Math.abs(sample - 0.5f), Math.abs(sample - 0.75f))).isLessThan(1e-4f);
    }
  }

  private Restoration fit(DecodedImage lr) {
    return fitter.fit(lr, new FitConfig(SCALE, Profile.FAST, 0), Seeds.SEED);
  }
}
