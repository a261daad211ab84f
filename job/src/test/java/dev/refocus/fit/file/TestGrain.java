package dev.refocus.fit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.Degradation;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestGrain {
  private static final Camera TELEPHONE = new Camera(1.5, 0.05, true, 0.6, 1);

  /** In any order of a pixel and eight neighbours it is the highest in one of nine. */
  @Test
  void aNinthOfWhiteNoiseIsAboveItsNeighbours() {
    float[] noise = new float[300 * 300];
    RandomGenerator random = Seeds.random();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    Grain grain = Grain.of(new Image(1, 300, 300, noise));
    assertThat(grain.extrema()).isCloseTo(1 / 9.0, within(0.004));
    assertThat(grain.mosaic()).isLessThan(4);
  }

  @Test
  void rampsAndTinyImagesHaveNone() {
    float[] ramp = new float[20 * 30];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % 30 / 30f;
    }
    assertThat(Grain.of(new Image(1, 20, 30, ramp)).extrema()).isZero();
    assertThat(Grain.of(new Image(1, 3, 3, new float[9])).cameraChance()).isLessThan(0.01);
  }

  /** Every other pixel is the mean of the four beside it. */
  @Test
  void filledInPixelsAreFound() {
    float[] noise = new float[60 * 60];
    RandomGenerator random = Seeds.random();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    float[] filled = noise.clone();
    for (int i = 61; i < noise.length - 61; i++) {
      if ((i / 60 + i) % 2 == 0) {
        filled[i] = (noise[i - 1] + noise[i + 1] + noise[i - 60] + noise[i + 60]) / 4;
      }
    }
    assertThat(Grain.of(new Image(1, 60, 60, noise)).mosaic()).isLessThan(4);
    assertThat(Grain.of(new Image(1, 60, 60, filled)).mosaic()).isGreaterThan(50);
  }

  /** The galaxies have a sensor's noise of their own. */
  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "coffee", "rocket"})
  void programsAreNotTakenForCameras(String name) throws IOException {
    assertThat(chance(photograph(name), Camera.IDEAL)).isLessThan(0.3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "coffee", "galaxies", "rocket"})
  void camerasAreToldFromPrograms(String name) throws IOException {
    assertThat(chance(photograph(name), TELEPHONE)).isGreaterThan(0.4);
  }

  private static double chance(Image photograph, Camera camera) throws IOException {
    Image lr =
        new Degradation(ProgramKernel.BOX.at(2), 2).apply(photograph, camera, Seeds.random());
    BufferedImage picture =
        new BufferedImage(lr.width(), lr.height(), BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 3 * lr.area(); i++) {
      int at = i % lr.area();
      int value = Math.round(255 * Math.min(Math.max(lr.samples()[i], 0), 1));
      int column = at % lr.width();
      int row = at / lr.width();
      picture.getRaster().setSample(column, row, i / lr.area(), value);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam fine = writer.getDefaultWriteParam();
    fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    fine.setCompressionQuality(0.92f);
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), fine);
    }
    writer.dispose();
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
    return Grain.of(decoder.decode(bytes.toByteArray(), 2).color()).cameraChance();
  }

  private static Image photograph(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Photographs.dataset("demo/hr/" + name + ".png"));
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes, 1).color();
  }
}
