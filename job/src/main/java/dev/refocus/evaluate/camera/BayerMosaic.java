package dev.refocus.evaluate.camera;

/**
 * The mosaic of colour filters before a sensor, red and green in even rows, green and blue in odd
 * ones, and the way back by the linear filters of Malvar, He and Cutler (2004): the colour's
 * neighbours, corrected by the second derivative of the colour that was measured at the place.
 */
final class BayerMosaic {
  private static final int RED = 0;
  private static final int GREEN = 1;
  private static final int BLUE = 2;

  private BayerMosaic() {}

  /**
   * {@code (1, h, w)}: of every pixel of {@code (3, h, w)} the one colour that its filter passes.
   */
  static Raster mosaic(Raster color) {
    return Raster.of(
        1,
        color.height(),
        color.width(),
        (plane, row, column) -> color.at(filter(row, column), row, column));
  }

  /** {@code (3, h, w)} from a mosaic {@code (1, h, w)}; the measured samples stay as they are. */
  static Raster demosaic(Raster mosaic) {
    return Raster.of(
        3,
        mosaic.height(),
        mosaic.width(),
        (channel, row, column) -> color(new Site(mosaic, row, column), channel));
  }

  private static int filter(int row, int column) {
    if (row % 2 == 0) {
      return column % 2 == 0 ? RED : GREEN;
    }
    return column % 2 == 0 ? GREEN : BLUE;
  }

  private static double color(Site site, int channel) {
    int measured = filter(site.row, site.column);
    if (measured == channel) {
      return site.at(0, 0);
    }
    if (channel == GREEN) {
      return (4 * site.at(0, 0) + 2 * site.cross(1) - site.cross(2)) / 8;
    }
    if (measured != GREEN) {
      return (6 * site.at(0, 0) + 2 * site.corners() - 1.5 * site.cross(2)) / 8;
    }
    boolean beside = (site.row % 2 == 0) == (channel == RED);
    return beside ? site.between(0, 1) : site.between(1, 0);
  }

  /** The neighbourhood of a mosaic's sample; mirroring at the edges keeps the filters' order. */
  private record Site(Raster mosaic, int row, int column) {
    double at(int down, int right) {
      return mosaic.at(0, row + down, column + right);
    }

    /** Sum of the four samples so many rows or columns away. */
    double cross(int distance) {
      return pair(distance, 0) + pair(0, distance);
    }

    double corners() {
      return pair(1, 1) + pair(1, -1);
    }

    /** Red or blue at a green sample, its two neighbours lying along ({@code down, right}). */
    double between(int down, int right) {
      double along = pair(2 * down, 2 * right);
      double across = pair(2 * right, 2 * down);
      return (5 * at(0, 0) + 4 * pair(down, right) - corners() - along + across / 2) / 8;
    }

    private double pair(int down, int right) {
      return at(down, right) + at(-down, -right);
    }
  }
}
