package dev.refocus.decode.jpeg;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.exif;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.withSegment;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.Samples;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class TestJpegFile {
  private static final double HALF_QUANTUM = 0.51 / 255;
  private static final int ADOBE = 0xee;

  @Test
  void agreesWithImageIo() throws IOException {
    byte[] jpeg = written(gradient(40, 30), "jpg");
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
    Image color = decode(jpeg).color();
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int sample = (expected.getRGB(x, y) >> (16 - 8 * channel)) & 0xff;
          assertThat((double) color.samples()[channel * 1200 + y * 40 + x])
              .isCloseTo(sample / 255.0, within(1.01 / 255));
        }
      }
    }
  }

  @Test
  void keepsGreyOneChannel() {
    BufferedImage grey = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 20, 10, 0, filled(200, 77));
    Image color = decode(written(grey, "jpg")).color();
    assertThat(color.channels()).isEqualTo(1);
    assertThat((double) color.samples()[55]).isCloseTo(77 / 255.0, within(HALF_QUANTUM));
  }

  @Test
  void readsProgressiveScans() throws IOException {
    byte[] jpeg = encoded(new IIOImage(gradient(40, 30), null, null), true);
    assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
        .as("SOF2 marker")
        .contains("\u00ff\u00c2");
    assertThat((double) decode(jpeg).color().samples()[0]).isCloseTo(40 / 255.0, within(3 / 255.0));
  }

  @Test
  void appliesExifOrientationAndKeepsStoredSize() {
    byte[] jpeg = withSegment(written(gradient(40, 30), "jpg"), 0xe1, "Exif\0\0", exif(8));
    DecodedImage image = decode(jpeg);
    assertThat(image.info()).isEqualTo(new ImageInfo("jpeg", 40, 30, 8, 3, 8, jpeg.length));
    assertThat(image.color().width()).isEqualTo(30);
    assertThat(image.color().height()).isEqualTo(40);
    // Orientation 8: the stored right edge is the upright top, the stored top the left.
    assertThat((double) image.color().samples()[0]).isCloseTo(157 / 255.0, within(6 / 255.0));
    assertThat((double) image.color().samples()[39 * 30]).isCloseTo(40 / 255.0, within(6 / 255.0));
  }

  @Test
  void readsRgbUnderAdobesMarker() throws IOException {
    byte[] jpeg = withSegment(raw(3, 10, 100, 200), ADOBE, "Adobe", adobe(0));
    assertColor(decode(jpeg), 10, 100, 200);
  }

  @Test
  void readsYccWithoutAnyMarker() throws IOException {
    assertColor(decode(raw(3, 100, 128, 128)), 100, 100, 100);
  }

  @Test
  void readsInvertedInk() throws IOException {
    byte[] jpeg = withSegment(raw(4, 255, 155, 55, 255), ADOBE, "Adobe", adobe(0));
    assertThat(decode(jpeg).info().channels()).isEqualTo(4);
    assertColor(decode(jpeg), 255, 155, 55);
    byte[] dark = withSegment(raw(4, 255, 155, 55, 51), ADOBE, "Adobe", adobe(0));
    assertColor(decode(dark), 51, 31, 11);
  }

  @Test
  void readsYcck() throws IOException {
    // Y'CbCr (100, 128, 128) is an ink of 100 each; K 255 is none.
    byte[] jpeg = withSegment(raw(4, 100, 128, 128, 255), ADOBE, "Adobe", adobe(2));
    assertColor(decode(jpeg), 155, 155, 155);
  }

  @Test
  void warnsOfTruncatedScans() {
    byte[] jpeg = written(gradient(200, 150), "jpg");
    DecodedImage cut = decode(Arrays.copyOf(jpeg, jpeg.length - 400));
    assertThat(cut.color().width()).isEqualTo(200);
    assertThat(cut.warnings()).extracting(Finding::code).contains(ErrorCode.TRUNCATED);
    assertThat(cut.warnings().get(0).message()).contains("ends before its image does");
    assertThat(decode(jpeg).warnings()).isEmpty();
  }

  @Test
  void refusesFilesWithoutAScan() {
    byte[] jpeg = written(gradient(40, 30), "jpg");
    assertFails(() -> decode(Arrays.copyOf(jpeg, 60)), ErrorCode.TRUNCATED, "no frame header");
  }

  @Test
  void refusesProcessesOfRareKinds() {
    byte[] jpeg = written(gradient(40, 30), "jpg");
    jpeg[frame(jpeg)] = (byte) 0xc9;
    assertFails(() -> decode(jpeg), ErrorCode.UNSUPPORTED_FORMAT, "SOF9", "convert");
    assertThat(new ImageDecoder(Samples.TINY).open(jpeg, 0).info().width()).isEqualTo(40);
  }

  @Test
  void refusesEndlessScans() throws IOException {
    byte[] jpeg = written(gradient(16, 16), "jpg");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 300; i++) {
      bomb.write(bytes(0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0));
    }
    bomb.write(bytes(0xff, 0xd9));
    assertFails(() -> decode(bomb.toByteArray()), ErrorCode.CORRUPT, "301 scans", "256");
  }

  private static int frame(byte[] jpeg) {
    for (int i = 2; ; i += 2 + (((jpeg[i + 2] & 0xff) << 8) | (jpeg[i + 3] & 0xff))) {
      if (jpeg[i + 1] == (byte) 0xc0) {
        return i + 1;
      }
    }
  }

  private static byte[] adobe(int transform) {
    return bytes(0, 100, 0, 0, 0, 0, transform);
  }

  private static void assertColor(DecodedImage image, int red, int green, int blue) {
    int[] rgb = {red, green, blue};
    for (int channel = 0; channel < 3; channel++) {
      double sample = image.color().plane(channel).samples()[37];
      assertThat(sample).isCloseTo(rgb[channel] / 255.0, within(1.6 / 255));
    }
  }

  /** A flat JPEG of components as they are, without any marker that tells what they mean. */
  private static byte[] raw(int components, int... values) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, components, null);
    for (int band = 0; band < components; band++) {
      raster.setSamples(0, 0, 16, 16, band, filled(256, values[band]));
    }
    return encoded(new IIOImage(raster, null, null), false);
  }

  private static byte[] encoded(IIOImage image, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.95f);
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static int[] filled(int length, int value) {
    int[] samples = new int[length];
    Arrays.fill(samples, value);
    return samples;
  }
}
