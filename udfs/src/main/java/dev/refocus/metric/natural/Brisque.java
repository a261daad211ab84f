package dev.refocus.metric.natural;

import dev.refocus.metric.Plane;

/**
 * BRISQUE: human opinion of distortion, learnt from 779 images with five distortions (LIVE release
 * 2) by support vector regression on statistics of the image (Mittal, Moorthy, Bovik, "No-reference
 * image quality assessment in the spatial domain", IEEE TIP 2012). Difference mean opinion score:
 * lower is better, 0 is unimpaired and 100 is bad; odd images lie beyond either.
 *
 * <p>The model is OpenCV's, and so is the preparation: luma rounded to 8 bits, halved without
 * antialiasing. OpenCV cuts the score to [0, 100]; here it is left as it is, so that images beyond
 * can still be ranked.
 */
public final class Brisque {
  /** Samples along the shorter side, at least: half of it still has a window. */
  public static final int SMALLEST = 16;

  private static final int PER_SCALE = 18;
  private static final int FEATURES = 2 * PER_SCALE;
  private static final double[] SUPPORT;
  private static final double[] WEIGHTS;
  private static final double OFFSET;
  private static final double GAMMA;

  /** The least value of every feature in the training images, then the greatest. */
  private static final double[] RANGE;

  static {
    Tensors model = Tensors.read("brisque.safetensors");
    SUPPORT = model.numbers("sv");
    WEIGHTS = model.numbers("alpha");
    OFFSET = model.numbers("rho")[0];
    GAMMA = model.numbers("gamma")[0];
    RANGE = model.numbers("range");
  }

  private Brisque() {}

  /**
   * The score of an image: the lower, the better.
   *
   * @param luma {@code (h, w)} in [0, 1]: ITU-R BT.601
   * @return NaN if the image is flat or smaller than {@value #SMALLEST} samples along a side
   */
  public static double score(Plane luma) {
    if (Math.min(luma.height(), luma.width()) < SMALLEST) {
      return Double.NaN;
    }
    return predict(features(luma));
  }

  /**
   * The 36 features of an image: 18 of it and 18 of its half.
   *
   * @param luma {@code (h, w)} in [0, 1], at least {@value #SMALLEST} along a side
   */
  public static double[] features(Plane luma) {
    Plane rounded = rounded(luma);
    double[] features = new double[FEATURES];
    scale(rounded, features, 0);
    scale(Downsampling.plain(rounded), features, PER_SCALE);
    return features;
  }

  private static Plane rounded(Plane luma) {
    float[] samples = new float[luma.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(255 * luma.samples()[i]) / 255f;
    }
    return new Plane(luma.height(), luma.width(), samples);
  }

  private static void scale(Plane luma, double[] features, int at) {
    NormalizedRows rows = new NormalizedRows(luma, 1, 1 / 255.0);
    NeighbourStatistics statistics = new NeighbourStatistics(false);
    double[] above = new double[luma.width()];
    for (int i = 0; i < luma.height(); i++) {
      double[] row = rows.next();
      statistics.add(above, row, 0, row.length);
      above = row;
    }
    AsymmetricGaussian samples = statistics.samples();
    features[at] = samples.shape();
    features[at + 1] = (square(samples.left()) + square(samples.right())) / 2;
    for (int direction = 0; direction < 4; direction++) {
      AsymmetricGaussian products = statistics.products(direction);
      int first = at + 2 + 4 * direction;
      features[first] = products.shape();
      features[first + 1] = products.mean();
      features[first + 2] = square(products.left());
      features[first + 3] = square(products.right());
    }
  }

  /** Radial basis functions around the support vectors. */
  private static double predict(double[] features) {
    double[] scaled = new double[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      scaled[i] = -1 + 2 * (features[i] - RANGE[i]) / (RANGE[FEATURES + i] - RANGE[i]);
    }
    double sum = -OFFSET;
    for (int vector = 0; vector < WEIGHTS.length; vector++) {
      double distance = 0;
      for (int i = 0; i < FEATURES; i++) {
        distance += square(scaled[i] - SUPPORT[vector * FEATURES + i]);
      }
      sum += WEIGHTS[vector] * Math.exp(-GAMMA * distance);
    }
    return sum;
  }

  private static double square(double value) {
    return value * value;
  }
}
