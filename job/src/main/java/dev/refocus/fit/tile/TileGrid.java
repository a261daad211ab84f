package dev.refocus.fit.tile;

import dev.refocus.image.Image;
import java.util.function.BinaryOperator;
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
   * What {@code work} makes of the windows of {@code image}, put together: {@code (c, scale h,
   * scale w)}.
   *
   * @param image {@code (c, f h, f w)} with any whole {@code f}, cut at the same places
   * @param work from {@code (c, f th, f tw)} to {@code (c, scale th, scale tw)}
   */
  public Image map(Image image, UnaryOperator<Image> work) {
    return count() == 1
        ? work.apply(image)
        : joined(image.channels(), (row, column) -> work.apply(window(image, row, column)));
  }

  /**
   * The same of two images, both cut at the same places.
   *
   * @param work from windows of both
   */
  public Image map(Image image, Image second, BinaryOperator<Image> work) {
    return count() == 1
        ? work.apply(image, second)
        : joined(
            image.channels(),
            (row, column) -> work.apply(window(image, row, column), window(second, row, column)));
  }

  private Image joined(int channels, Tiles tiles) {
    int area = scale * scale * height * width;
    float[] whole = new float[channels * area];
    for (int row = 0; row < down.starts().length; row++) {
      for (int column = 0; column < across.starts().length; column++) {
        Image tile = tiles.at(row, column);
        for (int channel = 0; channel < channels; channel++) {
          add(tile.plane(channel), row, column, whole, channel * area);
        }
      }
    }
    return new Image(channels, scale * height, scale * width, whole);
  }

  /** What is made of each window. */
  private interface Tiles {
    Image at(int row, int column);
  }

  private Image window(Image image, int row, int column) {
    int factor = image.height() / height;
    return image.part(
        factor * down.starts()[row],
        factor * across.starts()[column],
        factor * tileHeight(),
        factor * tileWidth());
  }

  private void add(Image tile, int row, int column, float[] whole, int first) {
    float[] vertical = down.weights()[row];
    float[] horizontal = across.weights()[column];
    for (int y = 0; y < vertical.length; y++) {
      int to =
          first
              + (scale * down.starts()[row] + y) * scale * width
              + scale * across.starts()[column];
      for (int x = 0; x < horizontal.length; x++) {
        whole[to + x] += vertical[y] * horizontal[x] * tile.samples()[y * tile.width() + x];
      }
    }
  }
}
