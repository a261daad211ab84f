package dev.refocus.decode.color;

import static dev.refocus.decode.Samples.iccChunk;
import static dev.refocus.decode.Samples.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Samples;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class TestIccProfile {
  private static final byte[] LINEAR_RGB =
      ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

  @Test
  void soundProfilesKeepWhatConversionsRead() {
    byte[] checked = IccProfile.checked(LINEAR_RGB);
    assertThat(checked).hasSameSizeAs(LINEAR_RGB);
    ICC_Profile profile = ICC_Profile.getInstance(checked);
    assertThat(profile.getNumComponents()).isEqualTo(3);
    for (int tag : new int[] {ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenTRCTag}) {
      assertThat(profile.getData(tag))
          .isEqualTo(ICC_Profile.getInstance(LINEAR_RGB).getData(tag))
          .isNotNull();
    }
    assertThat(profile.getData(ICC_Profile.icSigCopyrightTag)).as("no text").isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "36, x, no signature",
    "12, link, of class link",
    "16, 15CL, of colour space 15CL",
  })
  void refusesWhatIsNoProfileOfAnImage(int at, String name, String message) {
    byte[] broken = LINEAR_RGB.clone();
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, broken, at, ascii.length);
    assertThatThrownBy(() -> IccProfile.checked(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesCountsThatBytesDoNotMeet() {
    byte[] tags = LINEAR_RGB.clone();
    ByteBuffer.wrap(tags).putInt(128, 100_000);
    assertRefused(tags, "100000 tags");
    byte[] length = LINEAR_RGB.clone();
    ByteBuffer.wrap(length).putInt(entry("rTRC") + 8, 1 << 30);
    assertRefused(length, "1073741824 bytes");
    byte[] curve = LINEAR_RGB.clone();
    int data = ByteBuffer.wrap(curve).getInt(entry("rTRC") + 4);
    ByteBuffer.wrap(curve).putInt(data, 0x63757276).putInt(data + 8, -1);
    assertRefused(curve, "a curve of 4294967295 entries");
    assertRefused(Arrays.copyOf(LINEAR_RGB, 100), "shorter than a header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mft1", "mft2", "mAB "})
  void refusesTablesThatAreLongerThanTheirTag(String type) {
    ByteBuffer tag = ByteBuffer.allocate(200);
    tag.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(0).put(new byte[] {4, 3, 33, 0});
    if (type.equals("mAB ")) {
      tag.putInt(24, 100).put(100, new byte[] {33, 33, 33, 33}).put(116, (byte) 2);
    }
    assertThatThrownBy(() -> IccTag.check("A2B0", tag.rewind(), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("tag A2B0: \\d+ bytes at byte \\d+ of 200");
    tag.put(8, (byte) 3);
    assertThatThrownBy(() -> IccTag.check("A2B0", tag.rewind(), 4))
        .hasMessage("tag A2B0: from 3 to 3 channels");
  }

  /** What is let through must not harm the colour engine, which is native code. */
  @Test
  void damagedProfilesGiveAnImage() {
    Random random = new Random(7);
    byte[] rows = {0, 1, 2, 3};
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] damaged = LINEAR_RGB.clone();
      for (int n = 0; n <= random.nextInt(4); n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      DecodedImage image = Samples.decode(png(1, 1, 8, 2, rows, iccChunk(damaged)));
      assertThat(image.color().samples()).hasSize(3);
      refused += image.warnings().size();
    }
    assertThat(refused).as("ignored profiles").isBetween(50, 1450);
  }

  private static void assertRefused(byte[] profile, String message) {
    assertThatThrownBy(() -> IccProfile.checked(profile))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static int entry(String name) {
    ByteBuffer buffer = ByteBuffer.wrap(LINEAR_RGB);
    for (int at = 132; ; at += 12) {
      if (buffer.getInt(at) == ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt()) {
        return at;
      }
    }
  }
}
