package dev.refocus.decode.pixels;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.TiffBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSampleRange {
  private static final int MAX_SAMPLE = 281;

  @Test
  void scalesWhatTheFileDeclares() {
    DecodedImage image = decode(resource("tiff/12-bits-in-16.tif"));
    assertThat(image.warnings()).isEmpty();
    double sum = 0;
    for (float sample : image.color().samples()) {
      sum += sample;
    }
    assertThat(255 * sum / image.color().area()).isCloseTo(126.6, within(0.1));
    assertThat(decode(grey(0x0fff, 0).tag(MAX_SAMPLE, 4095).build()).color().samples())
        .containsExactly(1, 0);
  }

  /** TIFF 6.0 lets writers note the largest sample of the image itself there. */
  @ParameterizedTest
  @CsvSource({"40000, 40000, 16", "9000, 4095, 16", "200, 200, 8", "100, 127, 8"})
  void ignoresStatistics(int largest, int declared, int bits) {
    TiffBuilder tiff =
        bits == 16 ? grey(largest, 0) : new TiffBuilder(2, 1, 1, 8, 1, bytes(largest, 0));
    DecodedImage image = decode(tiff.tag(MAX_SAMPLE, declared).build());
    assertThat(image.color().samples()[0])
        .isCloseTo((float) (largest / ((1 << bits) - 1.0)), within(1e-6f));
    assertThat(image.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4095, true", "1023, true", "7, true", "16383, true", "16000, true",
    "4096, false", "12000, false", "16384, false", "65535, false", "0, false"
  })
  void findsBitsThatAreMissing(int largest, boolean found) {
    DecodedImage tiff = decode(grey(largest, 0).build());
    assertThat(tiff.warnings())
        .extracting(Finding::code)
        .isEqualTo(found ? List.of(ErrorCode.RANGE_UNUSED) : List.of());
    byte[] row = bytes(0, largest >> 8, largest, 0, 0);
    assertThat(decode(png(2, 1, 16, 0, row)).warnings()).isEqualTo(tiff.warnings());
  }

  @Test
  void saysHowMuchIsUsed() {
    assertThat(decode(grey(4095, 0).build()).warnings().get(0).message())
        .contains("4095 of 65535", "only 1/16", "MaxSampleValue");
  }

  @Test
  void leavesTheOpacityAlone() {
    byte[] samples = bytes(0x0f, 0xff, 0, 0, 0, 0, 0xff, 0xff);
    byte[] tiff =
        new TiffBuilder(1, 1, 2, 16, 4, samples).tag(338, 2).tag(MAX_SAMPLE, 4095).build();
    assertThat(decode(tiff).color().samples()).containsExactly(1, 0, 0);
    assertThat(decode(tiff).alpha()).as("opaque").isEmpty();
  }

  private static TiffBuilder grey(int first, int second) {
    byte[] samples = bytes(first >> 8, first, second >> 8, second);
    return new TiffBuilder(2, 1, 1, 16, 1, samples);
  }
}
