package dev.refocus.fit;

import dev.refocus.decode.Image;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What tells a JPEG that a camera wrote from one that a program made smaller: a sensor's noise,
 * sharpened, leaves many pixels that are above or below all of their neighbours, in smooth parts
 * too, and its colours are noisy everywhere. What a camera has sharpened must not be sharpened
 * again.
 *
 * <p>A pixel's range is that of its eight neighbours' luma. Inner pixels have eight neighbours.
 *
 * @param extrema share of inner luma pixels that are above all of their neighbours, or below all,
 *     halved: 1/9 in white noise
 * @param contrast mean distance of an inner luma pixel from its neighbours' mean, in levels of 255,
 *     in the three quarters of least range
 * @param smoothContrast the same in the quarter of least range
 * @param colorNoise distance of a mean of two by two pixels of Cr from the mean of the four beside
 *     it, in levels of 255: a quarter are nearer; NaN of grey images
 * @param smoothColorNoise the median of the same in the half of least range; NaN of grey images
 */
record Grain(
    double extrema,
    double contrast,
    double smoothContrast,
    double colorNoise,
    double smoothColorNoise) {
  /**
   * Logistic regression on 2,325 JPEGs at scales 2 to 4, of which cameras' weigh a quarter; no
   * truth is in a test half. Area under the curve .95 on images that were kept apart.
   */
  private static final double CONSTANT = 36.8;

  private static final double EXTREMA = 9.5;
  private static final double CONTRAST = -4.27;
  private static final double SMOOTH_CONTRAST = 2.58;
  private static final double COLOR_NOISE = 9.75;
  private static final double SMOOTH_COLOR_NOISE = -5.9;

  private static final double LEAST_EXTREMA = 0.005;
  private static final double LEAST_NOISE = 0.2;

  /** Of both colour terms where there is no colour to tell: their mean. */
  private static final double USUAL_COLORS = -5.5;

  private static final double LEVELS = 255;
  private static final int LEAST_SIDE = 8;

  private static final Grain NONE = new Grain(0, 0, 0, Double.NaN, Double.NaN);

  /**
   * @param image {@code (c, h, w)} in [0, 1], as it came from the JPEG
   */
  static Grain of(Image image) {
    if (Math.min(image.height(), image.width()) < LEAST_SIDE) {
      return NONE;
    }
    Neighbours luma = Neighbours.of(image.luma());
    double[] ranges = luma.inner(luma.range());
    double[] contrast = luma.inner(luma.contrast());
    double[] extreme = luma.inner(luma.extreme());
    Grain grey =
        new Grain(
            mean(extreme) / 2,
            mean(within(contrast, ranges, 0.75)),
            mean(within(contrast, ranges, 0.25)),
            Double.NaN,
            Double.NaN);
    return image.channels() == 1 ? grey : grey.withColor(image, luma);
  }

  private Grain withColor(Image image, Neighbours luma) {
    Image red = image.plane(0);
    float[] difference = image.luma().samples().clone();
    for (int i = 0; i < difference.length; i++) {
      // Cr is this over 1.402 (ITU-T T.871).
      difference[i] = (red.samples()[i] - difference[i]) / 1.402f;
    }
    Image halved = Planes.halved(new Image(1, image.height(), image.width(), difference));
    Image range = Planes.halved(new Image(1, image.height(), image.width(), luma.range()));
    double[] noise = Neighbours.fromFourBeside(halved);
    double[] ranges = Neighbours.inner(range.samples(), range.width());
    return new Grain(
        extrema,
        contrast,
        smoothContrast,
        LEVELS * quantile(noise, 0.25),
        LEVELS * quantile(within(noise, ranges, 0.5), 0.5));
  }

  /** In [0, 1]. */
  double cameraChance() {
    double colors =
        COLOR_NOISE * Math.log(colorNoise + LEAST_NOISE)
            + SMOOTH_COLOR_NOISE * Math.log(smoothColorNoise + LEAST_NOISE);
    double logOdds =
        CONSTANT
            + EXTREMA * Math.log(extrema + LEAST_EXTREMA)
            + CONTRAST * Math.log(1 + contrast)
            + SMOOTH_CONTRAST * Math.log(1 + smoothContrast)
            + (Double.isNaN(colors) ? USUAL_COLORS : colors);
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** Values at the share of places whose range is least. */
  private static double[] within(double[] values, double[] ranges, double share) {
    double widest = quantile(ranges, share);
    return IntStream.range(0, values.length)
        .filter(i -> ranges[i] <= widest)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
