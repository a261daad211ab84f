package dev.refocus.fit.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A downscaling kernel on the HR grid: {@code size x size} weights of unit sum in row order,
 * applied as correlation (see the package page of {@code dev.refocus}). Optics and motion have
 * weights of 0 and more; programs' bicubic and Lanczos have negative lobes.
 */
public record Kernel(int size, float[] weights) implements Serializable {
  private static final double UNIT_SUM_TOLERANCE = 1e-4;

  /** In square HR pixels: what is thinner is a line of pixels. */
  private static final double LEAST_VARIANCE = 0.04;

  public Kernel {
    if (size < 1 || weights.length != size * size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d weights do not fill a %d x %d kernel", weights.length, size, size));
    }
    double sum = 0;
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("kernel weight: " + weight + ", must be finite");
      }
      sum += weight;
    }
    if (Math.abs(sum - 1) > UNIT_SUM_TOLERANCE) {
      throw new IllegalArgumentException("sum of kernel weights: " + sum + ", must be 1");
    }
  }

  /**
   * A kernel of boxed weights, as settings and files of JSON have them.
   *
   * @param weights {@code size x size} of unit sum in row order
   */
  public static Kernel of(int size, List<Float> weights) {
    float[] unboxed = new float[weights.size()];
    for (int i = 0; i < unboxed.length; i++) {
      unboxed[i] = weights.get(i);
    }
    return new Kernel(size, unboxed);
  }

  /** The weights for {@link #of}. */
  public List<Float> boxedWeights() {
    List<Float> boxed = new ArrayList<>(weights.length);
    for (float weight : weights) {
      boxed.add(weight);
    }
    return boxed;
  }

  /**
   * The largest size of at most {@code lrPixels} LR pixels with an even {@code size - scale}, so
   * that the image model holds in whole HR pixels.
   */
  public static int sizeWithin(int lrPixels, int scale) {
    return lrPixels * scale - (lrPixels - 1) * scale % 2;
  }

  /** Divides by the sum, which must be positive; negative weights stay. */
  public static Kernel unitSum(int size, double[] weights) {
    return divided(size, weights, Arrays.stream(weights).sum());
  }

  /** The same of weights in single precision. */
  public static Kernel unitSum(int size, float[] weights) {
    double[] precise = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      precise[i] = weights[i];
      sum += weights[i];
    }
    return divided(size, precise, sum);
  }

  private static Kernel divided(int size, double[] weights, double sum) {
    if (!(sum > 0)) {
      throw new IllegalArgumentException("sum of kernel weights: " + sum + ", must be positive");
    }
    float[] unit = new float[weights.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (weights[i] / sum);
    }
    return new Kernel(size, unit);
  }

  /**
   * The kernel through which a second one is seen: {@code y = (k * z) down s1} and {@code z = (h *
   * x) down s} give {@code y = (k' * x) down s1 s} with this {@code k'}, {@code k} spread over the
   * larger grid and convolved with {@code h}.
   *
   * @param second {@code h}
   * @param scale {@code s}, of the second
   */
  public Kernel before(Kernel second, int scale) {
    int side = scale * (size - 1) + second.size;
    double[] product = new double[side * side];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < second.weights.length; j++) {
        int row = scale * Math.floorDiv(i, size) + Math.floorDiv(j, second.size);
        int column = scale * (i % size) + j % second.size;
        product[row * side + column] += (double) weights[i] * second.weights[j];
      }
    }
    return unitSum(side, product);
  }

  /**
   * The kernel before a box of {@code scale x scale} that is nearest to this one, {@link #before}:
   * sums of blocks, the kernel being framed with zeros where no whole even number of them fits.
   */
  public Kernel blocks(int scale) {
    if (scale == 1) {
      return this;
    }
    int side = (size + 2 * scale - 1) / (2 * scale) * 2;
    int frame = (side * scale - size) / 2;
    double[] sums = new double[side * side];
    for (int i = 0; i < weights.length; i++) {
      int row = (Math.floorDiv(i, size) + frame) / scale;
      sums[row * side + (i % size + frame) / scale] += weights[i];
    }
    return unitSum(side, sums);
  }

  /** Clips negative weights and divides by the sum. */
  public static Kernel normalized(int size, float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += Math.max(weight, 0);
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no positive weight in the kernel");
    }
    float[] unit = new float[weights.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (Math.max(weights[i], 0) / sum);
    }
    return new Kernel(size, unit);
  }

  /** Centre of mass along the rows' axis, in HR pixels from row 0. */
  public double centerRow() {
    double center = 0;
    for (int i = 0; i < weights.length; i++) {
      center += weights[i] * (double) Math.floorDiv(i, size);
    }
    return center;
  }

  /** Centre of mass along the columns' axis, in HR pixels from column 0. */
  public double centerColumn() {
    double center = 0;
    for (int i = 0; i < weights.length; i++) {
      center += weights[i] * (double) (i % size);
    }
    return center;
  }

  /** Sum of squares: the narrower a kernel, the larger. */
  public double energy() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight * (double) weight;
    }
    return sum;
  }

  /**
   * Largest over smallest standard deviation of the weights along any direction, at least 1: 1 of a
   * disc, large of a line. For weights of 0 and more.
   */
  public double elongation() {
    double centerRow = centerRow();
    double centerColumn = centerColumn();
    double across = 0;
    double down = 0;
    double both = 0;
    for (int i = 0; i < weights.length; i++) {
      double row = Math.floorDiv(i, size) - centerRow;
      double column = i % size - centerColumn;
      down += weights[i] * row * row;
      across += weights[i] * column * column;
      both += weights[i] * row * column;
    }
    double mean = (down + across) / 2;
    double spread = Math.hypot((down - across) / 2, both);
    double least = Math.max(mean - spread, LEAST_VARIANCE);
    return Math.sqrt(Math.max(mean + spread, least) / least);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kernel kernel
        && size == kernel.size
        && Arrays.equals(weights, kernel.weights);
  }

  @Override
  public int hashCode() {
    return 31 * size + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Kernel[%d x %d]", size, size);
  }
}
