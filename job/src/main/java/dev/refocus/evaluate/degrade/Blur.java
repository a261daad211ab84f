package dev.refocus.evaluate.degrade;

import dev.refocus.image.Image;

/** Convolutions with mirrored edges, the edge's sample twice. */
final class Blur {
  private static final double SHARPENED_SIGMA = 1;

  private Blur() {}

  /** Cut off at three standard deviations. */
  static Image gaussian(Image image, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * reach + 1];
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
    }
    double[][] lying = {weights};
    double[][] upright = new double[weights.length][1];
    for (int i = 0; i < weights.length; i++) {
      upright[i][0] = weights[i];
    }
    return convolved(convolved(image, lying), upright);
  }

  /** The pixels whose centres lie within the disc. */
  static Image lens(Image image, double radius) {
    int reach = (int) Math.ceil(radius);
    double[][] weights = new double[2 * reach + 1][2 * reach + 1];
    for (int i = -reach; i <= reach; i++) {
      for (int j = -reach; j <= reach; j++) {
        weights[i + reach][j + reach] = i * i + j * j <= radius * radius ? 1 : 0;
      }
    }
    return convolved(image, weights);
  }

  /**
   * A line through the centre, one weight for each pixel of its length, shared by distance among
   * the four pixels around it.
   *
   * @param half length of the line, px
   * @param angle from the rows' direction to the columns', radians
   */
  static Image motion(Image image, double half, double angle) {
    int reach = (int) Math.ceil(half);
    double[][] weights = new double[2 * reach + 2][2 * reach + 2];
    for (int step = -reach; step <= reach; step++) {
      double row = reach + step * half / reach * Math.sin(angle);
      double column = reach + step * half / reach * Math.cos(angle);
      int top = (int) Math.floor(row);
      int left = (int) Math.floor(column);
      double down = row - top;
      double right = column - left;
      weights[top][left] += (1 - down) * (1 - right);
      weights[top + 1][left] += down * (1 - right);
      weights[top][left + 1] += (1 - down) * right;
      weights[top + 1][left + 1] += down * right;
    }
    return convolved(image, weights, reach, reach);
  }

  /** What a Gaussian of one pixel takes away, added {@code amount} times. */
  static Image sharpened(Image image, double amount) {
    float[] blurred = gaussian(image, SHARPENED_SIGMA).samples();
    for (int i = 0; i < blurred.length; i++) {
      double sample = image.samples()[i];
      blurred[i] = (float) (sample + amount * (sample - blurred[i]));
    }
    return new Image(image.channels(), image.height(), image.width(), blurred);
  }

  private static Image convolved(Image image, double[][] weights) {
    return convolved(image, weights, weights.length / 2, weights[0].length / 2);
  }

  /** Weights count by their sum; {@code (row, column)} is the centre. */
  private static Image convolved(Image image, double[][] weights, int row, int column) {
    double sum = 0;
    for (double[] line : weights) {
      for (double weight : line) {
        sum += weight;
      }
    }
    float[] samples = new float[image.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (at(image, i, weights, row, column) / sum);
    }
    return new Image(image.channels(), image.height(), image.width(), samples);
  }

  private static double at(Image image, int place, double[][] weights, int row, int column) {
    int plane = place / image.area() * image.area();
    int top = place % image.area() / image.width() - row;
    int left = place % image.width() - column;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int line = plane + mirrored(top + i, image.height()) * image.width();
      for (int j = 0; j < weights[i].length; j++) {
        if (weights[i][j] != 0) {
          sum += weights[i][j] * image.samples()[line + mirrored(left + j, image.width())];
        }
      }
    }
    return sum;
  }

  /** As often as it takes: a wide blur reaches beyond a small picture's other edge. */
  static int mirrored(int place, int count) {
    int inside = Math.floorMod(place, 2 * count);
    return inside < count ? inside : 2 * count - 1 - inside;
  }
}
