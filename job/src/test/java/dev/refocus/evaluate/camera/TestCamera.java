package dev.refocus.evaluate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCamera {
  private static final int SIDE = 128;

  @Test
  void idealChangesNothing() {
    Raster scene = flat(3, 0.3);
    assertThat(take(Camera.IDEAL, scene)).isSameAs(scene);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 100", "0, 0.1, 200", "2, 0.1, 50", "2, 0.1, 0"})
  void noiseGrowsWithTheSignal(double read, double shot, double level) {
    Raster noisy = take(new Camera(read, shot, false, 0, 1), flat(1, level / 255));
    double expected = read * read + shot * level;
    assertThat(255 * mean(noisy)).isCloseTo(level, within(0.1));
    assertThat(covariance(noisy, 0, 0)).isCloseTo(expected, within(0.05 * expected));
    assertThat(covariance(noisy, 0, 1)).isCloseTo(0, within(0.05 * expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void bayerNoiseIsSharedByNeighboursAndKeepsTheMean(int channels) {
    Raster noisy = take(new Camera(5, 0, true, 0, 1), flat(channels, 0.4));
    assertThat(noisy.channels()).isEqualTo(channels);
    assertThat(255 * mean(noisy)).isCloseTo(0.4 * 255, within(0.2));
    double variance = covariance(noisy, 0, 0);
    assertThat(variance).isBetween(4.0, 25.0);
    assertThat(covariance(noisy, 0, 1) / variance).isGreaterThan(0.1);
    assertThat(covariance(noisy, 1, 0) / variance).isGreaterThan(0.1);
  }

  /** The light of every filter is the same in a grey scene: luma is as of three equal channels. */
  @Test
  void bayerTakesGreyForThreeEqualChannels() {
    Camera camera = new Camera(0, 0, true, 0, 1);
    Raster grey = Raster.of(1, SIDE, SIDE, (c, row, column) -> wave(row, column));
    Raster color = Raster.of(3, SIDE, SIDE, (c, row, column) -> wave(row, column));
    Raster of3 = take(camera, color);
    Raster of1 = take(camera, grey);
    for (int i = 0; i < SIDE * SIDE; i++) {
      double luma =
          0.299 * of3.samples()[i]
              + 0.587 * of3.samples()[SIDE * SIDE + i]
              + 0.114 * of3.samples()[2 * SIDE * SIDE + i];
      assertThat(of1.samples()[i]).isCloseTo(luma, within(1e-12));
    }
  }

  @Test
  void demosaicingKeepsWhatWasMeasuredAndSlopesInside() {
    Raster slopes =
        Raster.of(
            3, SIDE, SIDE, (channel, row, column) -> 0.1 * channel + (row + 2 * column) / 500.0);
    Raster back = take(new Camera(0, 0, true, 0, 1), slopes);
    for (int row = 2; row < SIDE - 2; row++) {
      for (int column = 2; column < SIDE - 2; column++) {
        for (int channel = 0; channel < 3; channel++) {
          assertThat(back.at(channel, row, column))
              .isCloseTo(slopes.at(channel, row, column), within(1e-9));
        }
      }
    }
  }

  @Test
  void sharpeningOvershootsAtAnEdgeAndKeepsFlatParts() {
    Raster edge =
        Raster.of(1, SIDE, SIDE, (channel, row, column) -> column < SIDE / 2 ? 0.25 : 0.75);
    Raster sharp = take(new Camera(0, 0, false, 0.5, 1), edge);
    // Beside the edge the Gaussian has taken .5 (1 - G(-1/2)) of the step of .5.
    double blurred = 0.25 + 0.5 * below(SIDE / 2 - 1);
    assertThat(sharp.at(0, 9, SIDE / 2 - 1)).isCloseTo(0.25 + 0.5 * (0.25 - blurred), within(1e-3));
    assertThat(sharp.at(0, 9, 4)).isCloseTo(0.25, within(1e-12));
    assertThat(mean(sharp)).isCloseTo(0.5, within(1e-12));
  }

  /** Sharpening comes after the noise: it makes noise of one sign in neighbours larger. */
  @Test
  void sharpeningStrengthensTheNoise() {
    double plain = covariance(take(new Camera(3, 0, true, 0, 1), flat(1, 0.5)), 0, 0);
    double sharp = covariance(take(new Camera(3, 0, true, 0.8, 1), flat(1, 0.5)), 0, 0);
    assertThat(sharp).isGreaterThan(1.5 * plain);
  }

  /** Share of a Gaussian of sigma 1 at {@code column} that lies beyond the edge. */
  private static double below(int column) {
    double sum = 0;
    double beyond = 0;
    for (int i = -8; i <= 8; i++) {
      double weight = Math.exp(-i * i / 2.0);
      sum += weight;
      beyond += column + i >= SIDE / 2 ? weight : 0;
    }
    return beyond / sum;
  }

  private static double wave(int row, int column) {
    return 0.5 + 0.4 * Math.sin(row / 5.0) * Math.cos(column / 7.0);
  }

  private static Raster take(Camera camera, Raster scene) {
    return camera.take(scene, new SplittableRandom(4));
  }

  private static Raster flat(int channels, double value) {
    return Raster.of(channels, SIDE, SIDE, (channel, row, column) -> value);
  }

  private static double mean(Raster raster) {
    return Arrays.stream(raster.samples()).average().orElseThrow();
  }

  /** Of the first channel's samples with those so far away, in square levels. */
  private static double covariance(Raster raster, int down, int right) {
    double mean = mean(raster);
    double sum = 0;
    for (int row = 0; row < SIDE - down; row++) {
      for (int column = 0; column < SIDE - right; column++) {
        sum +=
            (raster.at(0, row, column) - mean) * (raster.at(0, row + down, column + right) - mean);
      }
    }
    return 255 * 255 * sum / ((SIDE - down) * (SIDE - right));
  }
}
