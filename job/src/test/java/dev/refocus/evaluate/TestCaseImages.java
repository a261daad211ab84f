package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.NamedKernel;
import dev.refocus.evaluate.kernels.SyntheticKernels;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TestCaseImages {
  private static final ImageDecoder DECODER = new ImageDecoder(DecodeLimits.DEFAULT);

  private static byte[] hr;

  @BeforeAll
  static void drawHr() throws IOException {
    hr = SampleImages.png(203, 202, 1);
  }

  @Test
  void cropsToWholeMultiplesOfTheScale() {
    CaseImages images = of(made(0, 0, null, 1));
    assertThat(images.truth().height()).isEqualTo(200);
    assertThat(images.truth().width()).isEqualTo(200);
    assertThat(lr(images).height()).isEqualTo(50);
    assertThat(lr(images).width()).isEqualTo(50);
  }

  @Test
  void lrFileHoldsTheDegradedImage() {
    BenchmarkCase made = made(0, 0, null, 1);
    CaseImages images = of(made);
    assertThat(lr(images).samples())
        .containsExactly(new Degradation(made.trueKernel(), 4).apply(images.truth()).samples());
  }

  @Test
  void noiseIsAsStrongAsItSaysAndAlwaysTheSame() {
    Image clean = lr(of(made(0, 0, null, 1)));
    CaseImages noisy = of(made(5, 0, null, 1));
    double sum = 0;
    int inside = 0;
    for (int i = 0; i < clean.samples().length; i++) {
      // Near black and white the noise is cut off.
      if (clean.samples()[i] > 0.1 && clean.samples()[i] < 0.9) {
        sum += Math.pow(255 * (lr(noisy).samples()[i] - clean.samples()[i]), 2);
        inside++;
      }
    }
    // Rounding twice adds 2/12 to the variance.
    assertThat(Math.sqrt(sum / inside)).isCloseTo(Math.sqrt(25 + 1 / 6.0), within(0.2));
    assertThat(of(made(5, 0, null, 1)).lr()).isEqualTo(noisy.lr());
  }

  @Test
  void jpegLosesMoreAtALowerQuality() {
    Image clean = lr(of(made(0, 0, null, 1))).luma();
    double fine = meanSquare(clean, lr(of(made(0, 95, null, 1))).luma());
    double coarse = meanSquare(clean, lr(of(made(0, 60, null, 1))).luma());
    assertThat(fine).isBetween(1e-6, 3e-4);
    assertThat(coarse).isGreaterThan(2 * fine);
  }

  @Test
  void darkensTheTruth() {
    Image bright = of(made(0, 0, null, 1)).truth();
    Image dark = of(made(0, 0, null, 0.2)).truth();
    for (int i = 0; i < bright.samples().length; i++) {
      assertThat(dark.samples()[i]).isCloseTo(0.2f * bright.samples()[i], within(0.51f / 255));
    }
  }

  @Test
  void cropsInTheMiddleOrWhereItIsTold() {
    Image whole = DECODER.decode(hr, 1).color();
    Image middle = of(made(0, 0, new CropWindow(100, 120, -1, -1), 1)).truth();
    assertThat(middle.samples()).containsExactly(Crop.of(whole, 51, 41, 100, 120).samples());
    Image corner = of(made(0, 0, new CropWindow(100, 120, 7, 150), 1)).truth();
    assertThat(corner.samples()).containsExactly(Crop.of(whole, 7, 83, 100, 120).samples());
  }

  @Test
  void aSecondJpegIsMadeFromTheFirst() {
    Compression twice = new Compression(85, 70, Subsampling.HALF_BOTH);
    CaseImages images = of(made(Camera.IDEAL, twice, null, 1));
    Image first = lr(of(made(0, 85, null, 1)));
    assertThat(images.lr()).isEqualTo(LrFile.jpeg(first, 70, Subsampling.HALF_BOTH));
    assertThat(images.lr()).isNotEqualTo(of(made(0, 70, null, 1)).lr());
  }

  @Test
  void fileHoldsWhatTheCameraTook() {
    Camera phone = new Camera(2, 0.1, true, 0.8, 1);
    BenchmarkCase png = made(phone, Compression.PNG, null, 1);
    Image developed = lr(of(png));
    CaseImages clean = of(made(0, 0, null, 1));
    assertThat(meanSquare(developed, lr(clean))).isGreaterThan(1e-4);
    Degradation degradation = new Degradation(png.trueKernel(), 4);
    assertThat(developed.samples())
        .containsExactly(degradation.apply(clean.truth(), phone, stream(png)).samples());
  }

  @Test
  void noiseAndSharpeningAreBeforeTheJpeg() {
    Camera phone = new Camera(2, 0.1, true, 0.8, 1);
    BenchmarkCase made = made(phone, new Compression(60, 0, Subsampling.FULL), null, 1);
    CaseImages images = of(made);
    Image taken = new Degradation(made.trueKernel(), 4).apply(images.truth(), phone, stream(made));
    assertThat(images.lr()).isEqualTo(LrFile.jpeg(taken, 60, Subsampling.FULL));
  }

  @Test
  void greyIsKeptAsItIs() {
    Image ramp = new Image(1, 1, 256, new float[256]);
    for (int i = 0; i < 256; i++) {
      ramp.samples()[i] = i / 255f;
    }
    Image tall = tall(ramp, 64);
    Image decoded = DECODER.decode(LrFile.jpeg(tall, 100, Subsampling.FULL), 4).color();
    assertThat(decoded.channels()).isEqualTo(1);
    for (int i = 0; i < tall.samples().length; i++) {
      assertThat(decoded.samples()[i]).isCloseTo(tall.samples()[i], within(2.1f / 255));
    }
  }

  private static Image tall(Image row, int height) {
    float[] samples = new float[height * row.width()];
    for (int i = 0; i < height; i++) {
      System.arraycopy(row.samples(), 0, samples, i * row.width(), row.width());
    }
    return new Image(1, height, row.width(), samples);
  }

  private static SplittableRandom stream(BenchmarkCase made) {
    return new SplittableRandom(ByteBuffer.wrap(Sha256.of(made.id())).getLong());
  }

  private static double meanSquare(Image a, Image b) {
    double sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      sum += Math.pow(a.samples()[i] - b.samples()[i], 2);
    }
    return sum / a.samples().length;
  }

  private static CaseImages of(BenchmarkCase made) {
    return CaseImages.of(made, hr, DECODER);
  }

  private static Image lr(CaseImages images) {
    return DECODER.decode(images.lr(), 4).color();
  }

  private static BenchmarkCase made(double noise, int jpeg, CropWindow crop, double darken) {
    return made(Camera.IDEAL.withNoise(noise), Compression.PNG.withQuality(jpeg), crop, darken);
  }

  private static BenchmarkCase made(
      Camera camera, Compression compression, CropWindow crop, double darken) {
    return new BenchmarkCase(
        "group",
        new BenchmarkCase.Original(
            new ImageRef("file:/discs.png", "set", hr.length, 0, true), "discs", crop, darken),
        new NamedKernel("bicubic", SyntheticKernels.bicubic(4)),
        4,
        camera,
        compression);
  }
}
