package dev.refocus.fit.tile;

import dev.refocus.image.Image;
import java.util.function.UnaryOperator;

/**
 * A plane cut into overlapping windows of one size, and the windows put together again on a grid
 * that is {@code scale} times as fine; a plane that is not to be cut is one window.
 *
 * @param down windows along the height
 * @param across windows along the width
 */
public record TileGrid(TileAxis down, TileAxis across, int height, int width, int scale) {

  /**
   * @param most LR pixels along the side of a window, more than {@code overlap}
   * @param overlap LR pixels that neighbours share at least
   * @param blind of them, at each cut, those that do not count; below half of {@code overlap}
   */
  static TileGrid of(int height, int width, int scale, int most, int overlap, int blind) {
    return new TileGrid(
        TileAxis.of(height, most, overlap, blind, scale),
        TileAxis.of(width, most, overlap, blind, scale),
        height,
        width,
        scale);
  }

  public int count() {
    return down.starts().length * across.starts().length;
  }

  /** Height of a window in LR pixels. */
  public int tileHeight() {
    return down.length();
  }

  /** Width of a window in LR pixels. */
  public int tileWidth() {
    return across.length();
  }

  /**
   * What {@code work} makes of the windows of {@code plane}, put together: {@code (1, scale h,
   * scale w)}.
   *
   * @param plane {@code (1, f h, f w)} with any whole {@code f}, cut at the same places
   * @param work from {@code (1, f th, f tw)} to {@code (1, scale th, scale tw)}
   */
  public Image map(Image plane, UnaryOperator<Image> work) {
    if (count() == 1) {
      return work.apply(plane);
    }
    float[] whole = new float[scale * scale * height * width];
    for (int row = 0; row < down.starts().length; row++) {
      for (int column = 0; column < across.starts().length; column++) {
        add(work.apply(window(plane, row, column)), row, column, whole);
      }
    }
    return new Image(1, scale * height, scale * width, whole);
  }

  private Image window(Image plane, int row, int column) {
    int factor = plane.height() / height;
    int tall = factor * tileHeight();
    int wide = factor * tileWidth();
    float[] samples = new float[tall * wide];
    for (int y = 0; y < tall; y++) {
      int from =
          (factor * down.starts()[row] + y) * plane.width() + factor * across.starts()[column];
      System.arraycopy(plane.samples(), from, samples, y * wide, wide);
    }
    return new Image(1, tall, wide, samples);
  }

  private void add(Image tile, int row, int column, float[] whole) {
    float[] vertical = down.weights()[row];
    float[] horizontal = across.weights()[column];
    for (int y = 0; y < vertical.length; y++) {
      int to = (scale * down.starts()[row] + y) * scale * width + scale * across.starts()[column];
      for (int x = 0; x < horizontal.length; x++) {
        whole[to + x] += vertical[y] * horizontal[x] * tile.samples()[y * tile.width() + x];
      }
    }
  }
}
