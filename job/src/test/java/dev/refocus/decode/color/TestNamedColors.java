package dev.refocus.decode.color;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.chunk;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.iccChunk;
import static dev.refocus.decode.Samples.meanDifference;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.resource;
import static dev.refocus.decode.Samples.withSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.MatrixProfile;
import dev.refocus.decode.TiffBuilder;
import dev.refocus.decode.structure.Exif;
import dev.refocus.decode.structure.TiffDirectory;
import dev.refocus.image.Image;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNamedColors {
  /** Four pixels: a green that sRGB lacks, two colours within, a grey. */
  private static final byte[] RGB = bytes(0, 20, 250, 30, 200, 150, 100, 90, 60, 180, 77, 77, 77);

  private static final int ADOBE = 2;
  private static final int UNCALIBRATED = 0xffff;

  /** The colour engine with the profile that the camera left out is the judge. */
  @Test
  void convertsAdobeRgbThatOnlyExifNames() {
    byte[] jpeg = resource("jpeg/adobe-rgb-by-exif.jpg");
    DecodedImage image = decode(jpeg);
    byte[] part =
        ByteBuffer.allocate(2 + MatrixProfile.adobeRgb().length)
            .put(bytes(1, 1))
            .put(MatrixProfile.adobeRgb())
            .array();
    DecodedImage right = decode(withSegment(jpeg, 0xe2, "ICC_PROFILE\0", part));
    assertThat(image.warnings()).isEmpty();
    assertThat(image.encoding().converted()).isTrue();
    assertThat(255 * meanDifference(image.color(), right.color())).isLessThan(0.3);
    assertThat(right.encoding().converted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2, R03, true", "2, R98, true", "65535, R03, true",
    "1, R03, false", "65535, R98, false", "1, R98, false"
  })
  void knowsAdobeRgbByExif(int space, String index, boolean adobe) {
    byte[] png = png(4, 1, 8, 2, RGB, chunk("eXIf", exif(space, index)));
    byte[] profile = png(4, 1, 8, 2, RGB, iccChunk(MatrixProfile.adobeRgb()));
    Image right = decode(adobe ? profile : png(4, 1, 8, 2, RGB)).color();
    assertThat(decode(png).color().samples()).containsExactly(right.samples(), within(4e-3f));
    assertThat(decode(png).warnings()).isEmpty();
  }

  @Test
  void aProfileAndTheChunkOfSrgbCountMoreThanExif() {
    byte[] exif = chunk("eXIf", exif(ADOBE, "R03"));
    float[] plain = decode(png(4, 1, 8, 2, RGB)).color().samples();
    byte[] marked = png(4, 1, 8, 2, RGB, chunk("sRGB", bytes(0)), exif);
    assertThat(decode(marked).color().samples()).isEqualTo(plain);
    byte[] p3 = png(4, 1, 8, 2, RGB, iccChunk(MatrixProfile.displayP3()));
    byte[] both = png(4, 1, 8, 2, RGB, iccChunk(MatrixProfile.displayP3()), exif);
    assertThat(decode(both).color()).usingRecursiveComparison().isEqualTo(decode(p3).color());
  }

  @Test
  void readsExifOfATiffItself() {
    // A block of EXIF is a TIFF; only pixels are missing.
    assertThat(Exif.isAdobeRgb(TiffDirectory.of(exif(UNCALIBRATED, "R03")))).isTrue();
    assertThat(Exif.isAdobeRgb(TiffDirectory.of(exif(UNCALIBRATED, "R98")))).isFalse();
    TiffBuilder astray = new TiffBuilder(1, 1, 2, 8, 3, bytes(20, 250, 30)).tag(34665, 60000);
    assertThat(decode(astray.build()).color().samples())
        .containsExactly(20 / 255f, 250 / 255f, 30 / 255f);
  }

  @Test
  void convertsCodingPointsOfPng() {
    byte[] p3 = png(4, 1, 8, 2, RGB, chunk("cICP", bytes(12, 13, 0, 1)));
    byte[] right = png(4, 1, 8, 2, RGB, iccChunk(MatrixProfile.displayP3()));
    assertThat(decode(p3).color().samples())
        .containsExactly(decode(right).color().samples(), within(4e-3f));
    assertThat(decode(p3).warnings()).isEmpty();
    byte[] over =
        png(4, 1, 8, 2, RGB, chunk("cICP", bytes(1, 13, 0, 1)), iccChunk(MatrixProfile.adobeRgb()));
    assertThat(decode(over).color().samples())
        .as("cICP counts more than a profile")
        .isEqualTo(decode(png(4, 1, 8, 2, RGB)).color().samples());
  }

  /** 0.5 in each curve is this much light; greys and white are kept by all primaries. */
  @ParameterizedTest
  @CsvSource({"1, 0.2615", "6, 0.2615", "4, 0.2186", "5, 0.1444", "8, 0.502", "13, 0.2159"})
  void convertsCurves(int transfer, double light) {
    for (int primaries : new int[] {1, 5, 6, 7, 9, 11, 12}) {
      byte[] row = bytes(0, 128, 128, 128, 255, 255, 255);
      byte[] png = png(2, 1, 8, 2, row, chunk("cICP", bytes(primaries, transfer, 0, 1)));
      float[] samples = decode(png).color().samples();
      for (int channel = 0; channel < 3; channel++) {
        assertThat(SrgbCurve.light(samples[2 * channel])).isCloseTo(light, within(1e-3));
        assertThat(samples[2 * channel + 1]).isCloseTo(1, within(1e-5f));
      }
    }
    byte[] grey = png(1, 1, 8, 0, bytes(0, 128), chunk("cICP", bytes(9, transfer, 0, 1)));
    assertThat(SrgbCurve.light(decode(grey).color().samples()[0])).isCloseTo(light, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"9, 16, 0, 1", "9, 18, 0, 1", "2, 2, 0, 1", "1, 13, 1, 1", "1, 13, 0, 0"})
  void findsColorsThatItDoesNotConvert(int primaries, int transfer, int matrix, int full) {
    byte[] points = chunk("cICP", bytes(primaries, transfer, matrix, full));
    DecodedImage image = decode(png(4, 1, 8, 2, RGB, points));
    assertThat(image.color().samples()).isEqualTo(decode(png(4, 1, 8, 2, RGB)).color().samples());
    assertThat(image.warnings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.COLORS_ASSUMED);
              assertThat(finding.message()).contains("read as sRGB", "transfer " + transfer);
            });
  }

  /** IFD0 points to EXIF's directory, that to the one of interoperability. */
  private static byte[] exif(int space, String index) {
    ByteBuffer exif = ByteBuffer.allocate(74).put(bytes('M', 'M', 0, 42)).putInt(8);
    exif.putShort((short) 1).putShort((short) 34665).putShort((short) 4).putInt(1).putInt(26);
    exif.putInt(0);
    exif.putShort((short) 2).putShort((short) 40961).putShort((short) 3).putInt(1);
    exif.putShort((short) space).putShort((short) 0);
    exif.putShort((short) 40965).putShort((short) 4).putInt(1).putInt(56).putInt(0);
    exif.putShort((short) 1).putShort((short) 1).putShort((short) 2).putInt(4);
    return exif.put(index.getBytes(StandardCharsets.US_ASCII)).array();
  }
}
