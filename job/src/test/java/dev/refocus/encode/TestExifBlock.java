package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.refocus.decode.structure.Location;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** As another reader sees it. */
class TestExifBlock {
  private static final Metadata METADATA =
      new Metadata(
          Optional.of("2019-07-14T12:34:56+02:00"),
          Optional.of("Zoe"),
          Optional.of("2019 Zoe"),
          Optional.of("Adobe RGB (1998)"),
          Optional.of(new Location(-52.5163, 13.3777, OptionalDouble.of(-34.5))),
          Optional.empty());

  @Test
  void saysWhatTheOriginalSaid() throws IOException {
    Directory first = read(METADATA, Resolution.perInch(1200, 299.9994));
    assertThat(value(first, 282)).isEqualTo(new Rational(1200, 1));
    assertThat(((Rational) value(first, 283)).doubleValue()).isCloseTo(299.9994, within(1e-4));
    assertThat(value(first, 296)).isEqualTo(2);
    assertThat(value(first, 306)).isEqualTo("2019:07:14 12:34:56");
    assertThat(value(first, 315)).isEqualTo("Zoe");
    assertThat(value(first, 33432)).isEqualTo("2019 Zoe");
    Directory exif = (Directory) value(first, 34665);
    assertThat(value(exif, 36867)).isEqualTo("2019:07:14 12:34:56");
    assertThat(value(exif, 36881)).isEqualTo("+02:00");
    assertThat(value(exif, 40961)).as("the pixels are in sRGB by now").isEqualTo(1);
    assertThat(value(exif, 42016)).isEqualTo("0123456789abcdef0123456789abcdef");
  }

  @Test
  void saysWhereThePictureWasTaken() throws IOException {
    Directory gps = (Directory) value(read(METADATA, Optional.empty()), 34853);
    assertThat(value(gps, 1)).isEqualTo("S");
    assertThat(degrees(value(gps, 2))).isCloseTo(52.5163, within(1e-7));
    assertThat(value(gps, 3)).isEqualTo("E");
    assertThat(degrees(value(gps, 4))).isCloseTo(13.3777, within(1e-7));
    assertThat(((Rational) value(gps, 6)).doubleValue()).isEqualTo(34.5);
  }

  @Test
  void saysNothingThatItDoesNotKnow() throws IOException {
    Directory first = read(Metadata.NONE, Resolution.ratio(2, 1));
    assertThat(first.getEntryById(282)).isNull();
    assertThat(first.getEntryById(315)).isNull();
    assertThat(first.getEntryById(34853)).isNull();
    assertThat(((Directory) value(first, 34665)).getEntryById(36867)).isNull();
  }

  private static Directory read(Metadata metadata, Optional<Resolution> resolution)
      throws IOException {
    byte[] block = ExifBlock.of(metadata, resolution, "0123456789abcdef0123456789abcdef");
    return new TIFFReader().read(new ByteArrayImageInputStream(block));
  }

  private static Object value(Directory directory, int tag) {
    return directory.getEntryById(tag).getValue();
  }

  private static double degrees(Object value) {
    Rational[] parts = (Rational[]) value;
    return parts[0].doubleValue() + parts[1].doubleValue() / 60 + parts[2].doubleValue() / 3600;
  }
}
