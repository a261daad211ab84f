package dev.refocus.report;

import dev.refocus.image.Image;
import java.io.Serializable;

/**
 * The part of an HR image that is shown in full size, on the grid of LR pixels.
 *
 * @param top row of its first pixel, HR pixels
 * @param left column of its first pixel, HR pixels
 */
public record DetailWindow(int top, int left, int height, int width) implements Serializable {
  private static final int STEPS = 24;

  /**
   * The window with the largest sum of absolute luma differences between neighbours: where there is
   * detail, restoration shows.
   *
   * @param image {@code (1 or 3, s h, s w)}
   * @param side of the window at most, HR pixels
   */
  public static DetailWindow of(Image image, int scale, int side) {
    int most = side / scale * scale;
    int height = Math.min(image.height(), most);
    int width = Math.min(image.width(), most);
    double[][] sums = sums(image.luma());
    DetailWindow best = null;
    double largest = -1;
    for (int row = 0; row <= STEPS; row++) {
      for (int column = 0; column <= STEPS; column++) {
        int top = (image.height() - height) * row / STEPS / scale * scale;
        int left = (image.width() - width) * column / STEPS / scale * scale;
        double sum = within(sums, top, left, height, width);
        if (sum > largest) {
          largest = sum;
          best = new DetailWindow(top, left, height, width);
        }
      }
    }
    return best;
  }

  /** {@code sums[i][j]}: of what lies above row i and to the left of column j. */
  private static double[][] sums(Image luma) {
    float[] samples = luma.samples();
    int width = luma.width();
    double[][] sums = new double[luma.height() + 1][width + 1];
    for (int row = 0; row < luma.height(); row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        double across = column == 0 ? 0 : Math.abs(samples[at] - samples[at - 1]);
        double down = row == 0 ? 0 : Math.abs(samples[at] - samples[at - width]);
        sums[row + 1][column + 1] =
            across + down + sums[row][column + 1] + sums[row + 1][column] - sums[row][column];
      }
    }
    return sums;
  }

  private static double within(double[][] sums, int top, int left, int height, int width) {
    return sums[top + height][left + width]
        - sums[top][left + width]
        - sums[top + height][left]
        + sums[top][left];
  }

  /** This part of an image of the same size. */
  public Image of(Image image) {
    return image.part(top, left, height, width);
  }

  /** Whether an image has all of its pixels. */
  public boolean isWithin(Image image) {
    return top + height <= image.height() && left + width <= image.width();
  }

  /** Whether it is the whole of an image. */
  public boolean isAllOf(Image image) {
    return height == image.height() && width == image.width();
  }
}
