package dev.refocus.metric.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.metric.Plane;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestNiqe {
  @Test
  void equalsAnotherProgram() {
    Photographs.golden("niqe.csv")
        .forEach(
            (name, expected) ->
                assertThat(Niqe.score(Photographs.demo(name)))
                    .as(name)
                    .isCloseTo(expected, within(1e-4)));
  }

  @Test
  void equalsTheAuthorsProgramOnTheMandrill() {
    Path mandrill = Photographs.shared("sr-set14/baboon.png");
    assertThat(Niqe.score(Photographs.read(mandrill))).isCloseTo(5.7296, within(5e-5));
  }

  @Test
  void risesWithNoise() {
    Plane photograph = Photographs.demo("coffee.png");
    double before = Niqe.score(photograph);
    for (double noise : new double[] {0.05, 0.1, 0.2}) {
      double after = Niqe.score(noisy(photograph, noise));
      assertThat(after).as("noise %s", noise).isGreaterThan(before + 1);
      before = after;
    }
  }

  @Test
  void whatIsLeftOverDoesNotCount() {
    Plane photograph = Photographs.demo("astronaut.png");
    Plane whole = cut(photograph, 480, 480);
    assertThat(Niqe.score(photograph)).isEqualTo(Niqe.score(whole));
  }

  @Test
  void isUndefinedForSmallAndFlatImages() {
    Plane photograph = Photographs.demo("astronaut.png");
    assertThat(Niqe.score(cut(photograph, 191, 191))).isNaN();
    assertThat(Niqe.score(cut(photograph, 96, 192))).isPositive();
    float[] grey = new float[200 * 200];
    Arrays.fill(grey, 0.4f);
    assertThat(Niqe.score(new Plane(200, 200, grey))).isNaN();
  }

  private static Plane noisy(Plane plane, double deviation) {
    Random random = new Random(1);
    float[] samples = plane.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      double sample = samples[i] + deviation * random.nextGaussian();
      samples[i] = (float) Math.max(0, Math.min(1, sample));
    }
    return new Plane(plane.height(), plane.width(), samples);
  }

  private static Plane cut(Plane plane, int height, int width) {
    float[] samples = new float[height * width];
    for (int row = 0; row < height; row++) {
      System.arraycopy(plane.samples(), row * plane.width(), samples, row * width, width);
    }
    return new Plane(height, width, samples);
  }
}
