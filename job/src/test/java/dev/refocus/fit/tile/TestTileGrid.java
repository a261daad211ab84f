package dev.refocus.fit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.Scenes;
import dev.refocus.fit.Seeds;
import dev.refocus.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTileGrid {
  @ParameterizedTest
  @CsvSource({
    "100, 100, 20, 4, 2",
    "100, 60, 20, 4, 2",
    "101, 60, 20, 9, 3",
    "1000, 60, 34, 9, 4",
    "61, 60, 20, 4, 1"
  })
  void weightsOfAllWindowsSumToOne(int side, int most, int overlap, int blind, int scale) {
    TileAxis axis = TileAxis.of(side, most, overlap, blind, scale);
    double[] sum = new double[scale * side];
    for (int i = 0; i < axis.starts().length; i++) {
      for (int x = 0; x < axis.weights()[i].length; x++) {
        float weight = axis.weights()[i][x];
        assertThat(weight).isBetween(0f, 1f);
        sum[scale * axis.starts()[i] + x] += weight;
      }
    }
    for (double total : sum) {
      assertThat(total).isCloseTo(1, within(1e-5));
    }
    assertThat(axis.length()).isLessThanOrEqualTo(Math.min(most, side));
  }

  @Test
  void whatIsNearACutDoesNotCount() {
    TileAxis axis = TileAxis.of(100, 60, 20, 6, 2);
    assertThat(axis.starts()).containsExactly(0, 40);
    for (int x = 0; x < 2 * 6; x++) {
      assertThat(axis.weights()[0][2 * 60 - 1 - x]).as("end of the first").isZero();
      assertThat(axis.weights()[1][x]).as("start of the second").isZero();
    }
    assertThat(axis.weights()[0][0]).as("a border is no cut").isEqualTo(1);
  }

  @Test
  void windowsOfAnImageMakeTheImage() {
    Image plane = new Image(1, 70, 90, Scenes.textured(70, 90, Seeds.random()));
    TileGrid grid = TileGrid.of(70, 90, 1, 40, 12, 2);
    assertThat(grid.count()).isEqualTo(3 * 3);
    float[] again = grid.map(plane, window -> window).samples();
    assertThat(Arrays2d.rms(again, plane.samples())).isLessThan(1e-6);
  }

  @Test
  void windowsAreCutFromFinerPlanesAtTheSamePlaces() {
    Image fine = new Image(1, 140, 180, Scenes.textured(140, 180, Seeds.random()));
    TileGrid grid = TileGrid.of(70, 90, 1, 40, 12, 2);
    Image coarse = grid.map(fine, TestTileGrid::everySecondPixel);
    assertThat(Arrays2d.rms(coarse.samples(), everySecondPixel(fine).samples())).isLessThan(1e-6);
  }

  private static Image everySecondPixel(Image fine) {
    int width = fine.width() / 2;
    float[] samples = new float[fine.height() / 2 * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = fine.samples()[2 * (i / width) * fine.width() + 2 * (i % width)];
    }
    return new Image(1, fine.height() / 2, width, samples);
  }

  @Test
  void imagesWithinTheBudgetAreNotCut() {
    Image lr = new Image(1, 300, 200, new float[300 * 200]);
    long whole = (long) MemoryPlan.estimate(318, 218, 4);
    assertThat(new MemoryPlan(whole + 1).grid(lr, 4, 9, 4).count()).isEqualTo(1);
    assertThat(new MemoryPlan(whole - 1).grid(lr, 4, 9, 4).count()).isGreaterThan(1);
  }

  @Test
  void windowsKeepTheBudget() {
    Image lr = new Image(1, 1000, 900, new float[1000 * 900]);
    long budget = 256 << 20;
    TileGrid grid = new MemoryPlan(budget).grid(lr, 4, 9, 4);
    assertThat(MemoryPlan.estimate(grid.tileHeight() + 18, grid.tileWidth() + 18, 4))
        .isLessThanOrEqualTo(budget);
    Image strip = new Image(1, 24, 8000, new float[24 * 8000]);
    assertThat(new MemoryPlan(budget).grid(strip, 2, 9, 2).count())
        .as("interpolation matrices of a long side")
        .isGreaterThan(1);
  }
}
