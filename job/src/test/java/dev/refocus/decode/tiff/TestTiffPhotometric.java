package dev.refocus.decode.tiff;

import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.deflated;
import static dev.refocus.decode.Samples.meanDifference;
import static dev.refocus.decode.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.ErrorCode;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.TiffBuilder;
import dev.refocus.image.Image;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every photometric interpretation in every form: verified here, or refused. */
class TestTiffPhotometric {
  private static final int WIDTH = 9;
  private static final int HEIGHT = 5;
  private static final int FLOAT = 3;

  @ParameterizedTest
  @CsvSource({
    "0, 1, '1 2 4 6 8 10 12 14 16 24 32'",
    "1, 1, '1 2 4 6 8 10 12 14 16 24 32'",
    "2, 3, '2 4 8 10 12 14 16 24 32'",
    "5, 4, '8 16'"
  })
  void readsIntegersAsPacked(int photometric, int channels, String depths) {
    for (String depth : depths.split(" ", -1)) {
      int bits = Integer.parseInt(depth);
      long[] samples = random(channels, bits);
      byte[] packed = packed(samples, bits, WIDTH * channels);
      float[] expected = meant(photometric, channels, scaled(samples, bits));
      assertThat(decode(tiff(photometric, bits, channels, packed).build()).color().samples())
          .as("photometric %d, %d bits", photometric, bits)
          .containsExactly(expected, within(1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 3"})
  void readsFloats(int photometric, int channels) {
    double[] samples = scaled(random(channels, 10), 10);
    ByteBuffer single = ByteBuffer.allocate(4 * samples.length);
    ByteBuffer wide = ByteBuffer.allocate(8 * samples.length);
    for (double sample : samples) {
      single.putFloat((float) sample);
      wide.putDouble(sample);
    }
    float[] expected = meant(photometric, channels, samples);
    assertThat(floats(photometric, 32, channels, single)).containsExactly(expected, within(1e-6f));
    assertThat(floats(photometric, 64, channels, wide)).containsExactly(expected, within(1e-6f));
  }

  private static float[] floats(int photometric, int bits, int channels, ByteBuffer samples) {
    int[] formats = new int[channels];
    Arrays.fill(formats, FLOAT);
    byte[] file = tiff(photometric, bits, channels, samples.array()).tag(339, formats).build();
    return decode(file).color().samples();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 1", "1, 64, 1", "2, 1, 1", "2, 6, 1", "2, 24, 3", "3, 16, 1", "5, 4, 1", "5, 32, 3",
    "6, 16, 1", "8, 4, 1", "8, 32, 1", "8, 16, 3", "9, 12, 1", "9, 32, 3", "4, 1, 1", "10, 8, 1",
    "32803, 16, 1", "32844, 16, 1", "32845, 16, 1", "34892, 16, 1"
  })
  void refusesTheRest(int photometric, int bits, int format) {
    byte[] pixels = new byte[4 * WIDTH * HEIGHT * 8];
    byte[] file = tiff(photometric, bits, 3, pixels).tag(339, format, format, format).build();
    assertFails(() -> decode(file), ErrorCode.UNSUPPORTED_FORMAT, "photometric", "convert it");
  }

  /** Forms that the reader does not know are not broken. */
  @ParameterizedTest
  @CsvSource({"1, 12, 1, 2", "2, 4, 3, 2", "2, 12, 4, 1", "1, 4, 2, 1"})
  void saysThatTheReaderKnowsNot(int photometric, int bits, int channels, int predictor) {
    byte[] pixels = deflated(new byte[WIDTH * HEIGHT * channels * 2]);
    TiffBuilder tiff = tiff(photometric, bits, channels, pixels).tag(259, 8).tag(317, predictor);
    assertFails(
        () -> decode(tiff.build()), ErrorCode.UNSUPPORTED_FORMAT, "Unsupported", "convert it");
  }

  @Test
  void refusesMixedAndSignedSamples() {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    TiffBuilder mixed = tiff(2, 8, 3, pixels).tag(339, 1, 1, 2);
    assertFails(() -> decode(mixed.build()), ErrorCode.UNSUPPORTED_FORMAT, "differ");
    TiffBuilder signed = tiff(8, 8, 3, pixels).tag(339, 2, 2, 2);
    assertFails(() -> decode(signed.build()), ErrorCode.UNSUPPORTED_FORMAT, "signed");
    TiffBuilder jpeg = tiff(8, 8, 3, pixels).tag(259, 7);
    assertFails(() -> decode(jpeg.build()), ErrorCode.UNSUPPORTED_FORMAT, "JPEG");
  }

  /** libtiff, ImageMagick and Pillow agree on these. */
  @ParameterizedTest
  @CsvSource({
    "white-is-zero-jpeg-strips.tif, grey.png, 1.6",
    "white-is-zero-jpeg-tiles.tif, grey.png, 2.7",
    "lab-8.tif, rgb.png, 0.6",
    "lab-16.tif, rgb.png, 0.1",
    "lab-float.tif, rgb.png, 0.1"
  })
  void readsWhatOtherProgramsWrite(String name, String picture, double most) {
    DecodedImage image = decode(resource("tiff/" + name));
    Image right = decode(resource("tiff/" + picture)).color();
    assertThat(255 * meanDifference(image.color(), right)).isLessThan(most);
    assertThat(image.warnings()).isEmpty();
  }

  /** Of one colour, so that JPEG loses nothing but a level or two. */
  @ParameterizedTest
  @CsvSource({
    "0, '200', '55'",
    "1, '200', '200'",
    "2, '200 100 50', '200 100 50'",
    "5, '40 80 120 51', '172 140 108'",
    "6, '200 128 128', '200 200 200'"
  })
  void readsJpegOfEveryInterpretation(int photometric, String stored, String meant) {
    float[] samples = levels(stored);
    WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, samples.length, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, samples);
    }
    byte[] tiff =
        new TiffBuilder(16, 16, photometric, 8, samples.length, jpeg(raster)).tag(259, 7).build();
    Image image = decode(tiff).color();
    float[] right = levels(meant);
    assertThat(image.channels()).isEqualTo(right.length);
    for (int channel = 0; channel < right.length; channel++) {
      assertThat(255 * image.plane(channel).samples()[100]).isCloseTo(right[channel], within(2f));
    }
  }

  private static float[] levels(String numbers) {
    String[] words = numbers.split(" ", -1);
    float[] levels = new float[words.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Integer.parseInt(words[i]);
    }
    return levels;
  }

  /** The samples as components, without a transform and without metadata. */
  private static byte[] jpeg(Raster raster) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** 50 of L*, 60 of a*, -30 of b* under D50, by the formulas of CIE 15 and Bradford's matrix. */
  @Test
  void readsLabOfTheIcc() {
    float[] right = {0.7611f, 0.2590f, 0.6737f};
    byte[] eight = new TiffBuilder(1, 1, 9, 8, 3, bytes(128, 188, 98)).build();
    assertThat(decode(eight).color().samples()).containsExactly(right, within(0.004f));
    ByteBuffer samples = ByteBuffer.allocate(6).putShort((short) 0x7f80);
    samples.putShort((short) 0xbc00).putShort((short) 0x6200);
    byte[] sixteen = new TiffBuilder(1, 1, 9, 16, 3, samples.array()).build();
    assertThat(decode(sixteen).color().samples()).containsExactly(right, within(0.002f));
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 250, Float.NaN})
  void refusesFloatsThatAreNoLab(float lightness) {
    byte[] samples = ByteBuffer.allocate(12).putFloat(lightness).array();
    byte[] file = new TiffBuilder(1, 1, 8, 32, 3, samples).tag(339, 3, 3, 3).build();
    assertFails(() -> decode(file), ErrorCode.UNSUPPORTED_FORMAT, "L*");
  }

  @Test
  void keepsTheOpacityOfLab() {
    byte[] file = new TiffBuilder(1, 1, 8, 8, 4, bytes(255, 0, 0, 51)).tag(338, 2).build();
    assertThat(decode(file).alpha().orElseThrow().samples()).containsExactly(0.2f);
    assertThat(decode(file).color().samples())
        .containsExactly(new float[] {1, 1, 1}, within(1e-4f));
  }

  private static TiffBuilder tiff(int photometric, int bits, int channels, byte[] pixels) {
    return new TiffBuilder(WIDTH, HEIGHT, photometric, bits, channels, pixels);
  }

  private static long[] random(int channels, int bits) {
    Random random = new Random(bits);
    long[] samples = new long[WIDTH * HEIGHT * channels];
    Arrays.setAll(samples, i -> random.nextLong() & (1L << bits) - 1);
    samples[0] = (1L << bits) - 1;
    return samples;
  }

  private static double[] scaled(long[] samples, int bits) {
    return Arrays.stream(samples).mapToDouble(sample -> sample / ((1L << bits) - 1.0)).toArray();
  }

  /** Rows begin at whole bytes. */
  private static byte[] packed(long[] samples, int bits, int perRow) {
    int rowBytes = (perRow * bits + 7) / 8;
    byte[] packed = new byte[samples.length / perRow * rowBytes];
    for (int i = 0; i < samples.length; i++) {
      for (int bit = 0; bit < bits; bit++) {
        int at = i % perRow * bits + bit;
        int value = (int) (samples[i] >> bits - 1 - bit & 1) << 7 - at % 8;
        packed[i / perRow * rowBytes + at / 8] |= (byte) value;
      }
    }
    return packed;
  }

  /** The planes of grey or RGB that interleaved samples in [0, 1] mean. */
  private static float[] meant(int photometric, int channels, double[] samples) {
    int colors = Math.min(channels, 3);
    int area = WIDTH * HEIGHT;
    float[] planes = new float[colors * area];
    for (int i = 0; i < planes.length; i++) {
      double sample = samples[i % area * channels + i / area];
      double black = samples[i % area * channels + channels - 1];
      planes[i] =
          (float)
              switch (photometric) {
                case 0 -> 1 - sample;
                case 5 -> (1 - sample) * (1 - black);
                default -> sample;
              };
    }
    return planes;
  }
}
