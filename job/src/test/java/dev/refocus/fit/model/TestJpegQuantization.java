package dev.refocus.fit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.Checkout;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestJpegQuantization {
  private static final ImageDecoder DECODER =
      new ImageDecoder(new DecodeLimits(1 << 24, 1, 4096, 1 << 22, 1L << 26));

  /** A JPEG, the grey image that it was made of, and what it does to a plane. */
  private record Case(Image truth, Image seen, JpegQuantization quantization) {}

  /** The JDK computes in integers: where a coefficient lies between two steps, it may differ. */
  @ParameterizedTest
  @ValueSource(ints = {30, 75, 95})
  void requantizesAsTheJdkDoes(int quality) throws IOException {
    Case jpeg = jpeg(photograph("coffee", 203, 301), quality);
    Image requantized = jpeg.quantization().requantize(jpeg.truth());
    int far = 0;
    for (int i = 0; i < requantized.samples().length; i++) {
      float misfit = Math.abs(requantized.samples()[i] - jpeg.seen().samples()[i]);
      far += misfit > 2.5 / 255 ? 1 : 0;
    }
    assertThat(far / (double) requantized.samples().length).isLessThan(0.02);
    assertThat(rms(requantized, jpeg.seen())).isLessThan(0.8 / 255);
    assertThat(rms(requantized, jpeg.truth())).isGreaterThan(1.2 / 255);
  }

  @Test
  void whatWasDecodedIsAFixedPoint() throws IOException {
    Case jpeg = jpeg(photograph("astronaut", 128, 160), 60);
    Image again = jpeg.quantization().requantize(jpeg.seen());
    for (int i = 0; i < again.samples().length; i++) {
      assertThat(again.samples()[i]).isCloseTo(jpeg.seen().samples()[i], within(1.1f / 255));
    }
  }

  /** Three rows and five columns of the first blocks are missing, and as many of the last. */
  @Test
  void blocksLieWhereTheirPhaseSays() {
    JpegQuantization whole = new JpegQuantization(table(), 0, 0);
    Image padded = whole.requantize(random(64, 48, 1));
    Image cut = cut(padded, 3, 5);
    Image right = new JpegQuantization(table(), 3, 5).requantize(cut);
    Image wrong = whole.requantize(cut);
    assertThat(rms(cut(right, 5, 3), cut(cut, 5, 3))).as("whole blocks").isLessThan(1e-6);
    assertThat(rms(cut(wrong, 5, 3), cut(cut, 5, 3))).isGreaterThan(0.01);
  }

  private static Image cut(Image image, int rows, int columns) {
    int width = image.width() - 2 * columns;
    float[] samples = new float[(image.height() - 2 * rows) * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = image.samples()[(rows + i / width) * image.width() + columns + i % width];
    }
    return new Image(1, samples.length / width, width, samples);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 75, 85, 95})
  void foretellsTheErrorOfPhotographs(int quality) throws IOException {
    double sum = 0;
    for (String name : new String[] {"astronaut", "coffee", "galaxies", "rocket"}) {
      double ratio = ratio(name, quality);
      boolean odd = name.equals("galaxies") || name.equals("rocket");
      // The galaxies are noise, of which a JPEG leaves no trace; the rocket was a JPEG before.
      assertThat(ratio).as(name).isBetween(odd ? 0.6 : 0.8, odd ? 1.45 : 1.25);
      sum += ratio / 4;
    }
    assertThat(sum).isBetween(0.8, 1.25);
  }

  private static double ratio(String name, int quality) throws IOException {
    Case jpeg = jpeg(photograph(name, 400, 512), quality);
    return jpeg.quantization().noiseLevel(jpeg.seen()) / rms(jpeg.seen(), jpeg.truth());
  }

  @Test
  void levelsLieBelowThoseOfUniformErrors() throws IOException {
    int[] table = table();
    Image flat = new Image(1, 16, 16, filled(256, 0.5f));
    double[] none = new JpegQuantization(table, 0, 0).noiseLevels(flat);
    assertThat(none).as("no coefficient was ever kept").containsOnly(0);
    double[] levels = new JpegQuantization(table, 0, 0).noiseLevels(random(64, 64, 1));
    for (int i = 0; i < 64; i++) {
      double uniform = table[i] / (255 * Math.sqrt(12));
      assertThat(levels[i]).isBetween(0.6 * uniform, 1.0001 * uniform);
    }
  }

  @Test
  void laplacianIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(7);
    double scale = 0.3;
    long[] counts = new long[3];
    double squares = 0;
    for (int i = 0; i < 200_000; i++) {
      double size = -scale * Math.log(1 - random.nextDouble());
      long multiple = Math.round(size);
      counts[multiple == 0 ? 0 : 1]++;
      counts[2] += multiple;
      squares += multiple == 0 ? size * size : 0;
    }
    QuantizedLaplacian law = new QuantizedLaplacian(counts[0], counts[1], counts[2]);
    assertThat(law.exceedance()).isCloseTo(Math.exp(-0.5 / scale), within(0.005));
    assertThat(law.squareOfZeros()).isCloseTo(squares / counts[0], within(0.001));
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> new JpegQuantization(new int[64], 0, 0))
        .hasMessageContaining("64 steps of at least 1");
  }

  private static Case jpeg(Image truth, int quality) throws IOException {
    BufferedImage grey =
        new BufferedImage(truth.width(), truth.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < truth.area(); i++) {
      int level = Math.round(255 * truth.samples()[i]);
      grey.getRaster().setSample(i % truth.width(), i / truth.width(), 0, level);
    }
    DecodedImage seen = DECODER.decode(encoded(grey, quality), 2);
    return new Case(
        truth, seen.color(), JpegQuantization.of(seen.encoding().jpeg().orElseThrow(), 0));
  }

  private static byte[] encoded(BufferedImage image, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality / 100f);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Luma in steps of 1/255, the upper left part. */
  private static Image photograph(String name, int height, int width) throws IOException {
    byte[] bytes = Files.readAllBytes(Checkout.root().resolve("datasets/demo/hr/" + name + ".png"));
    Image luma = DECODER.decode(bytes, 2).color().luma();
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      float sample = luma.samples()[i / width * luma.width() + i % width];
      samples[i] = Math.round(255 * sample) / 255f;
    }
    return new Image(1, height, width, samples);
  }

  private static Image random(int height, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.3f + 0.4f * (float) random.nextDouble();
    }
    return new Image(1, height, width, samples);
  }

  private static int[] table() {
    int[] table = new int[64];
    Arrays.setAll(table, i -> 8 + 2 * (i / 8) + i % 8);
    return table;
  }

  private static float[] filled(int length, float value) {
    float[] samples = new float[length];
    Arrays.fill(samples, value);
    return samples;
  }

  private static double rms(Image left, Image right) {
    double squares = 0;
    for (int i = 0; i < left.samples().length; i++) {
      double difference = left.samples()[i] - right.samples()[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares / left.samples().length);
  }
}
