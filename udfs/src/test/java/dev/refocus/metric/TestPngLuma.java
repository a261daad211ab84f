package dev.refocus.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPngLuma {
  private static final int HEADER_OFFSET = 12;
  private static final int HEADER_LENGTH = 17;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grey1",
        "grey2",
        "grey4",
        "grey8",
        "grey16",
        "greyalpha8",
        "greyalpha16",
        "rgb8",
        "rgb16",
        "rgba8",
        "rgba16",
        "palette4",
        "palette8"
      })
  void readsEveryColorType(String name) {
    Plane luma = Golden.luma("luma_" + name);
    List<Map<String, String>> expected =
        Golden.table("luma.csv").stream()
            .filter(line -> line.get("image").equals("luma_" + name))
            .toList();
    assertThat(luma).extracting("height", "width").containsExactly(5, 7);
    assertThat(expected).hasSize(35);
    for (int i = 0; i < 35; i++) {
      assertThat((double) luma.samples()[i])
          .as("sample %d", i)
          .isCloseTo(Double.parseDouble(expected.get(i).get("luma")), within(1e-6));
    }
  }

  @Test
  void refusesBytesThatAreNoPng() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngLuma.read("GIF89a, not PNG".getBytes(StandardCharsets.US_ASCII)))
        .withMessage(
            "no PNG image: 15 bytes that begin with '4749463839612c20',"
                + " must begin with '89504e470d0a1a0a'");
  }

  @Test
  void refusesNoBytes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngLuma.read(new byte[0]))
        .withMessage(
            "no PNG image: 0 bytes that begin with '', must begin with '89504e470d0a1a0a'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9})
  void refusesATruncatedImage(double part) {
    byte[] png = Golden.bytes("quality_scene.png");
    byte[] truncated = Arrays.copyOf(png, 8 + (int) (part * png.length));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngLuma.read(truncated))
        .withMessageStartingWith(
            String.format(
                Locale.ROOT, "PNG image of %d bytes cannot be decoded: ", truncated.length));
  }

  @Test
  void refusesABombBeforeItExplodes() {
    byte[] png = Golden.bytes("luma_grey8.png");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 checksum = new CRC32();
    checksum.update(png, HEADER_OFFSET, HEADER_LENGTH);
    ByteBuffer.wrap(png).putInt(HEADER_OFFSET + HEADER_LENGTH, (int) checksum.getValue());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngLuma.read(png))
        .withMessage(
            String.format(Locale.ROOT, "PNG image of %d bytes cannot be decoded:", png.length)
                + " 60000 x 60000 (height x width), must not exceed 200000000 pixels");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void corruptBytesAreRefusedOrReadNeverElse(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      byte[] png = Golden.bytes("luma_rgb8.png");
      png[8 + random.nextInt(png.length - 8)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(PngLuma.read(png).samples()).isNotEmpty();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("cannot be decoded");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
