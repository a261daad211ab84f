package dev.refocus.decode.color;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.chunk;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.iccChunk;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.withSegment;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.InkProfile;
import dev.refocus.decode.TiffBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TestIccConversion {
  private static final byte[] LINEAR_RGB = data(ColorSpace.CS_LINEAR_RGB);
  private static final byte[] LINEAR_GREY = data(ColorSpace.CS_GRAY);
  private static final byte[] SRGB = data(ColorSpace.CS_sRGB);

  @Test
  void convertsRgbWithMoreThan8Bits() {
    int width = 400;
    ByteBuffer row = ByteBuffer.allocate(1 + 6 * width).put((byte) 0);
    for (int x = 0; x < width; x++) {
      row.putShort((short) sample(x)).putShort((short) sample(x)).putShort((short) sample(x));
    }
    float[] samples =
        decode(png(width, 1, 16, 2, row.array(), iccChunk(LINEAR_RGB))).color().samples();
    for (int x = 0; x < width; x++) {
      double linear = sample(x) / 65535.0;
      assertThat((double) samples[x]).as("x = " + x).isCloseTo(srgb(linear), within(2e-3));
      assertThat(x == 0 || samples[x] > samples[x - 1]).as("400 greys in an 8th").isTrue();
    }
  }

  /** 400 neighbouring values that 8 bits would merge into 50. */
  private static int sample(int x) {
    return 20000 + 32 * x;
  }

  @Test
  void convertsGrey() {
    DecodedImage image = decode(png(2, 1, 8, 0, bytes(0, 51, 204), iccChunk(LINEAR_GREY)));
    assertThat(image.color().channels()).isEqualTo(1);
    assertThat((double) image.color().samples()[0]).isCloseTo(srgb(0.2), within(4e-3));
    assertThat((double) image.color().samples()[1]).isCloseTo(srgb(0.8), within(4e-3));
    assertThat(image.warnings()).isEmpty();
  }

  @Test
  void convertsGreyUnderAnRgbProfile() {
    DecodedImage image = decode(png(1, 1, 8, 0, bytes(0, 51), iccChunk(LINEAR_RGB)));
    assertThat((double) image.color().samples()[0]).isCloseTo(srgb(0.2), within(4e-3));
  }

  @Test
  void leavesSrgbUntouched() {
    byte[] rows = bytes(0, 1, 2, 3, 250, 128, 7);
    assertThat(decode(png(2, 1, 8, 2, rows, iccChunk(SRGB))).color().samples())
        .isEqualTo(decode(png(2, 1, 8, 2, rows)).color().samples());
  }

  @Test
  void findsProfilesOfJpegInParts() {
    byte[] plain = written(gradient(40, 30), "jpg");
    int half = LINEAR_RGB.length / 2;
    byte[] second = part(2, LINEAR_RGB, half, LINEAR_RGB.length);
    byte[] first = part(1, LINEAR_RGB, 0, half);
    byte[] jpeg = withSegment(plain, 0xe2, "ICC_PROFILE\0", second);
    DecodedImage image = decode(withSegment(jpeg, 0xe2, "ICC_PROFILE\0", first));
    assertThat(image.warnings()).isEmpty();
    double before = decode(plain).color().samples()[0];
    assertThat((double) image.color().samples()[0]).isCloseTo(srgb(before), within(4e-3));
  }

  @Test
  void convertsTiff() {
    byte[] tiff = new TiffBuilder(1, 1, 2, 8, 3, bytes(51, 51, 51)).blob(34675, LINEAR_RGB).build();
    assertThat((double) decode(tiff).color().samples()[1]).isCloseTo(srgb(0.2), within(4e-3));
  }

  @Test
  void convertsInkByItsProfile() {
    byte[] profile = InkProfile.of(0, 0);
    byte[] tiff =
        new TiffBuilder(3, 1, 5, 8, 4, bytes(0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 128))
            .blob(34675, profile)
            .build();
    DecodedImage image = decode(tiff);
    assertThat(image.warnings()).isEmpty();
    float[] red = image.color().plane(0).samples();
    assertThat((double) red[0]).isCloseTo(1, within(0.01));
    assertThat((double) red[1]).isCloseTo(0, within(0.01));
    // Half the black ink is L* = 50, which is 0.466 in sRGB and would be 0.498 without a profile.
    assertThat((double) red[2]).isCloseTo(0.466, within(0.01));
  }

  /** The darkest ink becomes black, paper stays white: (Y - k) / (1 - k), ISO 18619. */
  @Test
  void compensatesTheBlackPoint() {
    double black = luminance(20);
    assertThat(greys(InkProfile.of(20, 20)))
        .containsExactly(
            new double[] {1, 0, srgb((luminance(60) - black) / (1 - black))}, within(0.01));
  }

  /** All inks at once are darker than what the profile prints for black. */
  @Test
  void theBlackInkOfTheProfileIsBlack() {
    assertThat(greys(InkProfile.of(20, 5))[1]).isGreaterThan(0.1);
    assertThat(greys(InkProfile.withBlackInk(20, 5))[1]).isCloseTo(0, within(0.01));
  }

  /** Of paper, black ink and half of it. */
  private static double[] greys(byte[] profile) {
    byte[] inks = bytes(0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 128);
    DecodedImage image = decode(new TiffBuilder(3, 1, 5, 8, 4, inks).blob(34675, profile).build());
    assertThat(image.warnings()).isEmpty();
    float[] red = image.color().plane(0).samples();
    return new double[] {red[0], red[1], red[2]};
  }

  private static double luminance(double lightness) {
    return Math.pow((lightness + 16) / 116, 3);
  }

  @Test
  void ignoresBrokenProfilesWithAWarning() {
    byte[] rows = bytes(0, 1, 2, 3);
    byte[] broken = LINEAR_RGB.clone();
    broken[36] = 'x';
    assertIgnored(png(1, 1, 8, 2, rows, iccChunk(broken)), "ignored");
    assertIgnored(png(1, 1, 8, 2, rows, chunk("iCCP", bytes('p', 0, 0, 1, 2, 3))), "0 bytes");
    assertIgnored(png(1, 1, 8, 2, rows, iccChunk(LINEAR_GREY)), "1 channels, the image has 3");
    assertIgnored(png(1, 1, 8, 2, rows, iccChunk(new byte[100 << 20])), "longer than 8388608");
  }

  private static void assertIgnored(byte[] png, String message) {
    DecodedImage image = decode(png);
    assertThat(image.color().samples()).containsExactly(1 / 255f, 2 / 255f, 3 / 255f);
    assertThat(image.warnings()).extracting(Finding::code).containsExactly(ErrorCode.CORRUPT);
    assertThat(image.warnings().get(0).message()).contains("ICC profile", message);
  }

  private static byte[] data(int colorSpace) {
    return ICC_Profile.getInstance(colorSpace).getData();
  }

  private static byte[] part(int number, byte[] profile, int from, int to) {
    return ByteBuffer.allocate(2 + to - from)
        .put((byte) number)
        .put((byte) 2)
        .put(profile, from, to - from)
        .array();
  }

  /** IEC 61966-2-1. */
  private static double srgb(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }
}
