package dev.refocus.decode.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.ExifBlock;
import dev.refocus.encode.JpegHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TestMetadata {
  @Test
  void readsWhatExiftoolWrote() throws IOException {
    Metadata metadata = metadata(resource("camera.jpg"));
    assertThat(metadata.taken()).contains("2019-07-14T12:34:56+02:00");
    assertThat(metadata.author()).contains("Zoë Müller");
    assertThat(metadata.copyright()).contains("2019 Zoë Müller, all rights reserved");
    assertThat(metadata.colorSpace()).contains("sRGB");
    Location place = metadata.location().orElseThrow();
    assertThat(place.latitude()).isBetween(52.51629, 52.51631);
    assertThat(place.longitude()).isBetween(-13.37771, -13.37769);
    assertThat(place.altitude()).isEqualTo(OptionalDouble.of(-34.5));
  }

  @Test
  void namesTheProfile() throws IOException {
    assertThat(metadata(resource("profile.png")).colorSpace()).contains("sRGB built-in");
  }

  @Test
  void namesAdobeRgbByExif() throws IOException {
    assertThat(metadata(bytes("/jpeg/adobe-rgb-by-exif.jpg")).colorSpace())
        .contains("Adobe RGB (1998)");
  }

  @Test
  void fileThatSaysNothing() throws IOException {
    assertThat(metadata(bytes("/jpeg/grey.jpg"))).isEqualTo(Metadata.NONE);
  }

  @Test
  void strangersTextsAreOneBoundedLine() throws IOException {
    String author = "a\n\u001b[31m\u202eb" + "c".repeat(3000);
    Metadata hostile =
        new Metadata(
            Optional.of("0000-00-00T00:00:00"),
            Optional.of(author),
            Optional.of("\0"),
            Optional.empty(),
            Optional.of(new Location(91, 0, OptionalDouble.empty())),
            Optional.empty());
    Metadata read = metadata(withExif(ExifBlock.of(hostile, Optional.empty(), "")));
    assertThat(read.author().orElseThrow()).startsWith("a [31mbccc").hasSize(1000);
    assertThat(read.taken()).isEmpty();
    assertThat(read.copyright()).isEmpty();
    assertThat(read.location()).isEmpty();
  }

  @Test
  void brokenBlocksSayNothing() throws IOException {
    byte[] block = ExifBlock.of(metadata(resource("camera.jpg")), Optional.empty(), "0");
    for (int length = 0; length < block.length; length++) {
      metadata(withExif(Arrays.copyOf(block, length)));
      byte[] flipped = block.clone();
      flipped[length] ^= (byte) 0xff;
      assertThat(metadata(withExif(flipped)).author().map(String::length).orElse(0))
          .isLessThanOrEqualTo(1000);
    }
  }

  /** The frame and pixels of a JPEG under another head. */
  private static byte[] withExif(byte[] exif) throws IOException {
    byte[] jpeg = bytes("/jpeg/grey.jpg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(JpegHead.of(exif, Optional.empty(), true));
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static Metadata metadata(byte[] bytes) {
    return new ImageDecoder(DecodeLimits.DEFAULT).open(bytes, 0).metadata();
  }

  private static byte[] resource(String name) throws IOException {
    return bytes("/exif/" + name);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = TestMetadata.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
