package dev.refocus.fit.file;

import dev.refocus.image.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Standard deviation of the white noise in a plane, from its flattest blocks (Ponomarenko et al.
 * 2007, "An automatic approach to lossy compression of AVIRIS images"): blocks are chosen by their
 * low frequencies and judged by their high ones, which in white noise know nothing of each other.
 *
 * <p>An image without a flat block reads too high: clean LR images at x4 read 0.5 of 255 in the
 * median and 2 in one of ten. Noise of 3.4 of 255 reads within a tenth in half of the images, noise
 * of 1.4 reads 0.2 too high in the median.
 */
final class NoiseLevel {
  private static final int SIDE = 5;
  private static final int COEFFICIENTS = SIDE * SIDE;

  /** Blocks that are looked at, at most: more tell no more. */
  private static final int BLOCKS = 20_000;

  private static final double FLATTEST = 0.01;
  private static final int FEWEST = 10;
  private static final int TONES = 4;

  /** Samples beyond these are clipped, and clipped noise is no noise. */
  private static final float DARKEST = 1 / 255f;

  private static final float BRIGHTEST = 254 / 255f;
  private static final double[][] COSINES = cosines();

  private NoiseLevel() {}

  /** The powers of a block's cosine transform, its tone, and what it has of low frequencies. */
  private record Block(double[] power, double low) {
    double tone() {
      return power[0];
    }
  }

  /**
   * The standard deviation of a plane's noise.
   *
   * @param plane {@code (1, h, w)} in [0, 1]
   * @return in units of [0, 1]; 0 if nearly all of the plane is clipped
   */
  static double of(Image plane) {
    List<Block> blocks = blocks(plane);
    if (blocks.size() < FEWEST) {
      return 0;
    }
    return Math.sqrt(flattest(blocks));
  }

  /**
   * The same of noise that grows with brightness, as a sensor's does: the root of the mean variance
   * of four tones. The flattest blocks of all are dark, and tell of the darkest noise alone.
   */
  static double ofAllTones(Image plane) {
    List<Block> blocks = blocks(plane);
    int share = blocks.size() / TONES;
    if (share < FEWEST) {
      return of(plane);
    }
    blocks.sort(Comparator.comparingDouble(Block::tone));
    double sum = 0;
    for (int tone = 0; tone < TONES; tone++) {
      sum += flattest(new ArrayList<>(blocks.subList(tone * share, (tone + 1) * share)));
    }
    return Math.sqrt(sum / TONES);
  }

  /** Variance of the noise in the flattest of some blocks, which are put in order. */
  private static double flattest(List<Block> blocks) {
    blocks.sort(Comparator.comparingDouble(Block::low));
    return lowerQuartile(blocks.subList(0, Math.max(FEWEST, (int) (FLATTEST * blocks.size()))));
  }

  private static List<Block> blocks(Image plane) {
    int step = (int) Math.ceil(Math.sqrt((double) plane.area() / BLOCKS));
    List<Block> blocks = new ArrayList<>();
    for (int row = 0; row + SIDE <= plane.height(); row += step) {
      for (int column = 0; column + SIDE <= plane.width(); column += step) {
        if (!clipped(plane, row, column)) {
          blocks.add(block(plane, row, column));
        }
      }
    }
    return blocks;
  }

  private static boolean clipped(Image plane, int row, int column) {
    for (int i = row; i < row + SIDE; i++) {
      for (int j = column; j < column + SIDE; j++) {
        float sample = plane.samples()[i * plane.width() + j];
        if (sample <= DARKEST || sample >= BRIGHTEST) {
          return true;
        }
      }
    }
    return false;
  }

  private static Block block(Image plane, int row, int column) {
    double[] power = new double[COEFFICIENTS];
    double low = 0;
    for (int u = 0; u < SIDE; u++) {
      for (int v = 0; v < SIDE; v++) {
        double coefficient = coefficient(plane, row, column, u, v);
        power[u * SIDE + v] = coefficient * coefficient;
        low += u + v > 0 && u + v < SIDE ? power[u * SIDE + v] : 0;
      }
    }
    return new Block(power, low);
  }

  private static double coefficient(Image plane, int row, int column, int u, int v) {
    double sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        float sample = plane.samples()[(row + i) * plane.width() + column + j];
        sum += COSINES[u][i] * COSINES[v][j] * sample;
      }
    }
    return sum;
  }

  /** Of the mean powers at high frequencies: structure that is left stands in few of them. */
  private static double lowerQuartile(List<Block> flat) {
    double[] powers = new double[(SIDE - 1) * SIDE / 2];
    int count = 0;
    for (int u = 0; u < SIDE; u++) {
      for (int v = SIDE - u; v < SIDE; v++) {
        int at = u * SIDE + v;
        powers[count++] = flat.stream().mapToDouble(b -> b.power()[at]).average().orElse(0);
      }
    }
    Arrays.sort(powers);
    return powers[powers.length / 4];
  }

  private static double[][] cosines() {
    double[][] rows = new double[SIDE][SIDE];
    for (int u = 0; u < SIDE; u++) {
      for (int i = 0; i < SIDE; i++) {
        double norm = Math.sqrt((u == 0 ? 1.0 : 2.0) / SIDE);
        rows[u][i] = norm * Math.cos(Math.PI * (i + 0.5) * u / SIDE);
      }
    }
    return rows;
  }
}
