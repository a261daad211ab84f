package dev.refocus.decode.structure;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.chunk;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.resource;
import static dev.refocus.decode.Samples.withSegment;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.Samples;
import dev.refocus.decode.TiffBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestResolution {
  private static final int JFIF_UNIT = 13;

  @Test
  void readsTiff() {
    Resolution fax = told(resource("tiff/fax-204-x-98-dpi.tif")).orElseThrow();
    assertThat(fax).isEqualTo(new Resolution(204, 98, true));
    assertThat(fax.pixelAspect()).isCloseTo(0.480, within(1e-3));
    assertThat(told(tiff(3, 118, 118))).contains(new Resolution(299.72, 299.72, true));
    assertThat(told(tiff(1, 2, 1))).contains(new Resolution(2, 1, false));
    assertThat(told(tiff(1, 1, 1))).isEmpty();
    assertThat(told(tiff(2, 0, 72))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 300, 300, 300, 300, true",
    "2, 118, 59, 299.72, 149.86, true",
    "0, 2, 1, 2, 1, false"
  })
  void readsJfif(int unit, int x, int y, double dpiX, double dpiY, boolean perInch) {
    assertThat(told(jfif(unit, x, y))).contains(new Resolution(dpiX, dpiY, perInch));
  }

  @Test
  void readsExifWhereJfifSaysNothing() {
    byte[] exif = tiff(2, 240, 240);
    assertThat(told(withSegment(jfif(0, 1, 1), 0xe1, "Exif\0\0", exif)))
        .contains(new Resolution(240, 240, true));
    assertThat(told(withSegment(jfif(1, 300, 300), 0xe1, "Exif\0\0", exif)))
        .contains(new Resolution(300, 300, true));
    assertThat(told(jfif(0, 1, 1))).isEmpty();
    assertThat(told(jfif(1, 0, 0))).isEmpty();
  }

  @Test
  void readsPng() {
    Resolution metric = told(physical(11811, 5906, 1)).orElseThrow();
    assertThat(metric.x()).isCloseTo(300, within(0.01));
    assertThat(metric.y()).isCloseTo(150, within(0.02));
    assertThat(told(physical(4, 3, 0))).contains(new Resolution(4, 3, false));
    assertThat(told(physical(-1, -1, 1))).as("absurd").isEmpty();
  }

  @Test
  void readsBmp() {
    byte[] bmp = written(gradient(3, 3), "bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(38, 2835).putInt(42, 2835);
    assertThat(told(bmp).orElseThrow().x()).isCloseTo(72, within(0.01));
    ByteBuffer.wrap(bmp).putLong(38, 0);
    assertThat(told(bmp)).isEmpty();
  }

  @Test
  void growsWithTheImageAndTurnsWithIt() {
    Resolution fax = new Resolution(204, 98, true);
    assertThat(fax.enlarged(1, 2)).isEqualTo(new Resolution(408, 196, true));
    assertThat(fax.enlarged(6, 2)).isEqualTo(new Resolution(196, 408, true));
    assertThat(new Resolution(2, 1, false).enlarged(8, 4)).isEqualTo(new Resolution(1, 2, false));
  }

  private static Optional<Resolution> told(byte[] file) {
    return new ImageDecoder(Samples.TINY).open(file, 0).info().resolution();
  }

  private static byte[] tiff(int unit, int x, int y) {
    return new TiffBuilder(1, 1, 1, 8, 1, bytes(7)).tag(296, unit).tag(282, x).tag(283, y).build();
  }

  private static byte[] physical(int x, int y, int unit) {
    byte[] data = ByteBuffer.allocate(9).putInt(x).putInt(y).put((byte) unit).array();
    return png(1, 1, 8, 0, bytes(0, 7), chunk("pHYs", data));
  }

  private static byte[] jfif(int unit, int x, int y) {
    byte[] jpeg = written(gradient(8, 8), "jpg");
    ByteBuffer.wrap(jpeg).put(JFIF_UNIT, (byte) unit).putShort(14, (short) x);
    ByteBuffer.wrap(jpeg).putShort(16, (short) y);
    return jpeg;
  }
}
