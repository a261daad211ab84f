package dev.refocus.decode.pixels;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestImageFormat {
  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a, PNG",
    "ffd8ffe0, JPEG",
    "49492a0008000000, TIFF",
    "4d4d002a00000008, TIFF",
    "49492b0008000000, TIFF",
    "424d, BMP",
    "524946460000000057454250, WEBP"
  })
  void isToldByFirstBytes(String hex, ImageFormat format) {
    assertThat(ImageFormat.of(padded(hex))).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({
    "474946383961, GIF",
    "0000002066747970686569, HEIC",
    "38425053, PSD",
    "ff0a, JPEG XL",
    "0000000c6a502020, JPEG 2000",
    "255044462d, PDF",
    "49492a001000000043520200, CR2",
    "50360a, PNM",
    "3c3f786d6c3f3e3c737667, SVG"
  })
  void namesKnownFormatsThatAreNotDecoded(String hex, String name) {
    assertFails(
        () -> ImageFormat.of(padded(hex)), ErrorCode.UNSUPPORTED_FORMAT, name, "convert it to PNG");
  }

  @Test
  void refusesWhatIsNoImage() {
    byte[] text = "hello, world: no picture here".getBytes(StandardCharsets.US_ASCII);
    assertFails(
        () -> ImageFormat.of(text), ErrorCode.NOT_AN_IMAGE, "68656c6c6f2c2077", "remove the file");
  }

  @Test
  void tellsAStubFromNoImage() {
    assertFails(() -> ImageFormat.of(bytes(0x89, 'P', 'N')), ErrorCode.TRUNCATED, "3 bytes");
    assertFails(() -> ImageFormat.of(bytes(0x89)), ErrorCode.NOT_AN_IMAGE, "89");
  }

  private static byte[] padded(String hex) {
    return Arrays.copyOf(HexFormat.of().parseHex(hex), 64);
  }
}
