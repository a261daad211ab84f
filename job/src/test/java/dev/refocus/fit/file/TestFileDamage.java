package dev.refocus.fit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.structure.Encoding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFileDamage {
  private static final Image PHOTOGRAPH = Photographs.luma("coffee", 96, 120);

  @ParameterizedTest
  @CsvSource({"8, 255", "16, 65535", "4, 255"})
  void roundingIsTheFilesButNeverCoarserThanEightBits(int bits, double levels) {
    FileDamage damage = FileDamage.of(decoded(PHOTOGRAPH, bits));
    assertThat(damage.step()).isCloseTo(1 / levels, within(1e-12));
    assertThat(damage.jpeg()).isEmpty();
    assertThat(damage.quantization()).isZero();
    assertThat(damage.coarseColor()).isFalse();
    assertThat(damage.level()).isGreaterThanOrEqualTo(damage.step() / Math.sqrt(12));
    assertThat(damage.level(PHOTOGRAPH)).isEqualTo(damage.level());
  }

  /** The JDK writes colours at half the luma's resolution, and grey without any. */
  @Test
  void jpegTellsItsTablesAndItsColours() throws IOException {
    FileDamage color = FileDamage.of(jpeg(BufferedImage.TYPE_INT_RGB));
    assertThat(color.coarseColor()).isTrue();
    assertThat(color.jpeg()).isPresent();
    assertThat(color.quantization()).isBetween(0.3 / 255, 12 / 255.0);
    assertThat(color.level()).isGreaterThanOrEqualTo(color.quantization());
    FileDamage grey = FileDamage.of(jpeg(BufferedImage.TYPE_BYTE_GRAY));
    assertThat(grey.coarseColor()).isFalse();
    assertThat(grey.jpeg()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 8})
  void doneAgainThereIsAsMuchNoise(double levels) {
    float[] scene = Scenes.blocks(96, 120, Seeds.random());
    Image clean = new Image(1, 96, 120, scene);
    Image noisy = new Image(1, 96, 120, Arrays2d.noisy(scene, levels / 255, Seeds.random()));
    FileDamage damage = FileDamage.of(decoded(noisy, 8));
    Image again = damage.again(Seeds.SEED).apply(clean);
    assertThat(255 * damage.noise()).isCloseTo(levels, Percentage.withPercentage(25));
    assertThat(NoiseLevel.of(again))
        .as(Seeds.replay())
        .isCloseTo(damage.noise(), Percentage.withPercentage(25));
  }

  @Test
  void everyPlaneHasItsOwnNoiseAndEverySeedTheSame() {
    FileDamage damage = new FileDamage(0, 5 / 255.0, 0, Optional.empty(), 1 / 255.0, false);
    var again = damage.again(Seeds.SEED);
    float[] first = again.apply(PHOTOGRAPH).samples();
    assertThat(again.apply(PHOTOGRAPH).samples()).isNotEqualTo(first);
    assertThat(damage.again(Seeds.SEED).apply(PHOTOGRAPH).samples()).isEqualTo(first);
  }

  @Test
  void doneAgainTheSamplesAreRoundedAndInRange() {
    FileDamage damage = new FileDamage(0, 0.1, 0, Optional.empty(), 1 / 255.0, false);
    for (float sample : damage.again(Seeds.SEED).apply(PHOTOGRAPH).samples()) {
      assertThat(sample).isBetween(0f, 1f);
      assertThat(255 * sample).isCloseTo((float) Math.rint(255 * sample), within(1e-4f));
    }
  }

  /** Without noise before it. */
  @Test
  void jpegIsDoneAgainByItsTables() throws IOException {
    FileDamage found = FileDamage.of(jpeg(BufferedImage.TYPE_BYTE_GRAY));
    FileDamage damage =
        new FileDamage(0, 0, found.quantization(), found.jpeg(), found.step(), found.coarseColor());
    float[] again = damage.again(1).apply(PHOTOGRAPH).samples();
    float[] expected = damage.jpeg().orElseThrow().requantize(PHOTOGRAPH).samples();
    for (int i = 0; i < again.length; i++) {
      assertThat((double) again[i]).isCloseTo(expected[i], within(0.5 / 255 + 1e-6));
    }
    assertThat(Arrays2d.rms(again, PHOTOGRAPH.samples())).isGreaterThan(0.5 / 255);
  }

  private static DecodedImage decoded(Image color, int bits) {
    ImageInfo info = new ImageInfo("png", color.width(), color.height(), bits, 1, 1, 1000);
    return new DecodedImage(color, Optional.empty(), info, List.of(), Encoding.ofBits(bits));
  }

  private static DecodedImage jpeg(int type) throws IOException {
    BufferedImage image = new BufferedImage(120, 96, type);
    for (int i = 0; i < PHOTOGRAPH.area(); i++) {
      int level = Math.round(255 * PHOTOGRAPH.samples()[i]);
      image.setRGB(i % 120, i / 120, level * 0x10101);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpeg", bytes)).isTrue();
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes.toByteArray(), 2);
  }
}
