package dev.refocus.evaluate.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.Checkout;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDistortion {
  private static final Path GOLDEN = Checkout.root().resolve("datasets/reference/degrade.csv");
  private static final Map<String, Image> IMAGES = new HashMap<>();

  private static Image golden(String name) throws IOException {
    if (IMAGES.isEmpty()) {
      for (String line : Files.readAllLines(GOLDEN)) {
        if (!line.startsWith("#")) {
          String[] cells = line.split(",", -1);
          float[] samples = new float[cells.length - 1];
          for (int i = 0; i < samples.length; i++) {
            samples[i] = Float.parseFloat(cells[i + 1]);
          }
          IMAGES.put(cells[0], new Image(3, 13, 18, samples));
        }
      }
    }
    return IMAGES.get(name);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "MOTION_BLUR",
        "COLOR_SHIFT",
        "JPEG",
        "WHITE_NOISE",
        "CHROMA_NOISE",
        "IMPULSE_NOISE",
        "MULTIPLICATIVE_NOISE",
        "JITTER",
        "MISPLACED_PATCHES",
        "COLOR_BLOCKS"
      })
  void equalsAnotherProgram(Distortion distortion) throws IOException {
    Image made = distortion.apply(golden("input"), 3, new SplittableRandom(1));
    assertEqual(made, golden(distortion.name()));
  }

  private static void assertEqual(Image made, Image golden) {
    for (int i = 0; i < made.samples().length; i++) {
      assertThat(made.samples()[i])
          .as("sample %d", i)
          .isCloseTo(golden.samples()[i], within(2e-5f));
    }
  }

  @Test
  void anglesAreThoseOfAnotherProgram() throws IOException {
    assertEqual(Blur.motion(golden("input"), 4, 0.4), golden("motion"));
    assertEqual(Colour.shifted(golden("input"), 6, 2.5), golden("shift"));
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedSpoilsTheSame(Distortion distortion) throws IOException {
    for (int level = 1; level <= Distortion.LEVELS; level++) {
      Image made = distortion.apply(golden("input"), level, new SplittableRandom(level));
      Image again = distortion.apply(golden("input"), level, new SplittableRandom(level));
      assertThat(made.samples()).isEqualTo(again.samples());
      assertThat(made.height()).isEqualTo(13);
      for (float sample : made.samples()) {
        assertThat(sample).isBetween(0f, 1f);
      }
    }
  }

  /** Those whose strength rises with the level; the others change their sign, or barely begin. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MEAN_SHIFT", "LINEAR_CONTRAST", "COLOR_SHIFT", "MOTION_BLUR"})
  void theLastLevelIsFurtherFromThePictureThanTheSecond(Distortion distortion) {
    Image picture = noisy(64, 80);
    assertThat(difference(distortion.apply(picture, 5, new SplittableRandom(3)), picture))
        .isGreaterThan(difference(distortion.apply(picture, 2, new SplittableRandom(3)), picture));
  }

  private static Image noisy(int height, int width) {
    SplittableRandom random = new SplittableRandom(2);
    float[] samples = new float[3 * height * width];
    for (int i = 0; i < samples.length; i++) {
      double wave = Math.sin(i % width / 5.0) * Math.cos(i / width % height / 7.0);
      samples[i] = (float) (0.5 + 0.25 * wave + 0.2 * (random.nextDouble() - 0.5));
    }
    return new Image(3, height, width, samples);
  }

  private static double difference(Image a, Image b) {
    double sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      sum += Math.pow(a.samples()[i] - b.samples()[i], 2);
    }
    return sum / a.samples().length;
  }

  @Test
  void noiseHasItsVariance() {
    Image grey = Tone.map(noisy(100, 100), x -> 0.5);
    SplittableRandom random = new SplittableRandom(4);
    assertThat(difference(Noise.white(grey, 0.003, random), grey)).isCloseTo(0.003, within(2e-4));
    assertThat(difference(Noise.multiplicative(grey, 0.01, random), grey))
        .isCloseTo(0.0025, within(2e-4));
    assertThat(difference(Noise.impulse(grey, 0.02, random), grey)).isCloseTo(0.005, within(1e-3));
    assertThat(difference(LumaChroma.of(Noise.chroma(grey, 0.002, random)), LumaChroma.of(grey)))
        .isCloseTo(0.002, within(2e-4));
  }

  @Test
  void everyGroupHasItsKinds() {
    Map<Distortion.Group, Integer> kinds = new HashMap<>();
    EnumSet.allOf(Distortion.class).forEach(kind -> kinds.merge(kind.group(), 1, Integer::sum));
    assertThat(kinds.values()).containsExactlyInAnyOrder(3, 4, 2, 4, 3, 5, 3);
  }
}
