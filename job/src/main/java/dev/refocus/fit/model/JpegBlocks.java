package dev.refocus.fit.model;

import dev.refocus.image.Image;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A plane of a JPEG as coefficients of its 8 x 8 blocks: of samples in 0 to 255, shifted by 128.
 * Blocks that reach beyond the plane are filled with its edge, as encoders do.
 *
 * @param height rows of the plane
 * @param width columns of the plane
 * @param top rows by which the first blocks reach beyond the plane, 0 to 7
 * @param left columns by which they do, 0 to 7
 */
record JpegBlocks(int height, int width, int top, int left) {
  private static final float MAXIMUM = 255;
  private static final float SHIFT = 128;

  /** Which of the 64 coefficients of its block the {@code i}-th is: 8 v + u. */
  int frequency(int i) {
    int columns = columns();
    return i / columns % BlockDct.SIDE * BlockDct.SIDE + i % columns % BlockDct.SIDE;
  }

  /**
   * {@code (1, h, w)} in [0, 1] to whole blocks, coefficient {@code (v, u)} in place of a sample.
   */
  float[] coefficients(Image plane) {
    if (plane.channels() != 1 || plane.height() != height || plane.width() != width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a plane of (%d, %d, %d), must be (1, %d, %d)",
              plane.channels(),
              plane.height(),
              plane.width(),
              height,
              width));
    }
    int columns = columns();
    float[] blocks = new float[whole(top + height) * columns];
    for (int i = 0; i < blocks.length; i++) {
      int row = Math.min(Math.max(i / columns - top, 0), height - 1);
      int column = Math.min(Math.max(i % columns - left, 0), width - 1);
      blocks[i] = MAXIMUM * plane.samples()[row * width + column] - SHIFT;
    }
    BlockDct.forward(blocks, columns);
    return blocks;
  }

  /** Back to {@code (1, h, w)}, nominally in [0, 1] but not clipped; overwrites its argument. */
  Image plane(float[] coefficients) {
    int columns = columns();
    BlockDct.inverse(coefficients, columns);
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      int at = (top + i / width) * columns + left + i % width;
      samples[i] = (coefficients[at] + SHIFT) / MAXIMUM;
    }
    return new Image(1, height, width, samples);
  }

  /** Shows the coefficients of every block, {@code (8, 8)}, in an array that is used again. */
  void forEachBlock(Image plane, Consumer<float[]> visitor) {
    float[] coefficients = coefficients(plane);
    float[] block = new float[BlockDct.SIDE * BlockDct.SIDE];
    int columns = columns();
    for (int strip = 0; strip < coefficients.length; strip += BlockDct.SIDE * columns) {
      for (int column = 0; column < columns; column += BlockDct.SIDE) {
        for (int row = 0; row < BlockDct.SIDE; row++) {
          int from = strip + row * columns + column;
          System.arraycopy(coefficients, from, block, BlockDct.SIDE * row, BlockDct.SIDE);
        }
        visitor.accept(block);
      }
    }
  }

  private int columns() {
    return whole(left + width);
  }

  private static int whole(int side) {
    return (side + BlockDct.SIDE - 1) / BlockDct.SIDE * BlockDct.SIDE;
  }
}
