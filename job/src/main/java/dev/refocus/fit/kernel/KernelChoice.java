package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What an LR image's likeness to itself across scales tells of the kernel that made it.
 *
 * <p>Blind estimates find the shape of wide kernels and take narrow ones for wide ones, which does
 * harm; the bank knows no shapes. So the blind estimate counts where no kernel of the bank keeps
 * the image like itself across scales, and all the more where the estimate, or a smaller copy of
 * it, does.
 *
 * @param named the bank's kernel to restore with
 * @param chances of the bank's kernels to have made the image, of unit sum
 * @param distance of the bank's nearest kernel, see {@link CrossScale#distance}
 * @param shape evidence, in natural logarithms of odds, that the kernel has a shape that the bank
 *     does not know
 */
public record KernelChoice(
    KernelHypothesis named, Map<KernelHypothesis, Double> chances, double distance, double shape) {
  /** Logistic regression on 210 images of the tuning halves under kernels of both kinds. */
  private static final double CONSTANT = -2.16;

  private static final double DISTANCE = 10;
  private static final double MARGIN = 8;
  private static final double USUAL_DISTANCE = 0.5;
  private static final double LEAST_MARGIN = -0.3;
  private static final double MOST_MARGIN = 0.4;

  /** The step of the scales at which programs' kernels differ most. */
  private static final int STEP = 2;

  /**
   * Sizes of the blind estimate's copies over its own: it is found too wide more than too narrow.
   */
  private static final double[] COPIES = {1, 0.9, 0.8, 0.65};

  /** Difference of distances at which a chance falls by e, and what a level of error adds. */
  private static final double UNIT = 0.05;

  private static final double UNIT_PER_LEVEL = 0.01;
  private static final double LEAST_CHANCE = 0.02;

  /**
   * Differences of distances that may be chance, and what a level of error adds: of these the
   * narrowest kernel does least harm.
   */
  private static final double TIE = 0.03;

  private static final double TIE_PER_LEVEL = 0.01;

  /**
   * Price of an LR pixel of width: too narrow a kernel wins little, too wide a kernel does harm.
   */
  private static final double WIDTH = 1;

  /** A JPEG takes high frequencies away as a wide kernel does: what a level adds to the price. */
  private static final double WIDTH_PER_LEVEL = 0.25;

  private static final double LEVELS = 255;

  /** Width of an LR pixel's square: what is narrower was sharpened, and does no less harm. */
  private static final double SQUARE = 0.29;

  /** Cameras write JPEG, and where nothing else explains the image they do by chance. */
  private static final double MOST_UNEXPLAINED = 0.65;

  /** Price of a kernel that sharpens. */
  private static final double SHARPENED = 0.05;

  /**
   * @param lr {@code (h, w)} luma
   * @param error standard deviation of what a JPEG did to it, in units of [0, 1]
   * @param blind estimate
   */
  public static KernelChoice of(NDArray lr, int scale, double error, Kernel blind) {
    CrossScale near = new CrossScale(lr, scale, STEP, error);
    Map<KernelHypothesis, Double> distances = distances(near, scale);
    double nearest = nearest(distances);
    double levels = LEVELS * error;
    Map<KernelHypothesis, Double> costs = new LinkedHashMap<>();
    double perWidth = WIDTH + WIDTH_PER_LEVEL * levels;
    distances.forEach(
        (each, distance) -> {
          if (!each.sharpens() || error > 0 && nearest <= MOST_UNEXPLAINED) {
            costs.put(each, distance + price(each, scale, perWidth));
          }
        });
    double best = least(costs);
    return new KernelChoice(
        narrowest(scale, costs, best + TIE + TIE_PER_LEVEL * levels),
        chances(costs, best, UNIT + UNIT_PER_LEVEL * levels),
        nearest,
        shape(far(lr, scale, error, near), scale, nearest, blind));
  }

  /** What a kernel must explain to be believed: width, or that an image was sharpened. */
  private static double price(KernelHypothesis each, int scale, double perWidth) {
    return each.sharpens()
        ? perWidth * SQUARE + SHARPENED
        : perWidth * Math.max(each.width(scale), SQUARE);
  }

  /** Across the image's own scale, which at {@value #STEP} is the step anyway. */
  private static CrossScale far(NDArray lr, int scale, double error, CrossScale near) {
    return scale == STEP ? near : new CrossScale(lr, scale, scale, error);
  }

  private static double shape(CrossScale far, int scale, double nearest, Kernel blind) {
    double margin = nearest(distances(far, scale)) - nearestCopy(far, blind);
    return CONSTANT
        + DISTANCE * Math.log(nearest / USUAL_DISTANCE)
        + MARGIN * Math.min(Math.max(margin, LEAST_MARGIN), MOST_MARGIN);
  }

  private static Map<KernelHypothesis, Double> distances(CrossScale self, int scale) {
    Map<KernelHypothesis, Double> distances = new LinkedHashMap<>();
    KernelBank.of(scale).forEach(each -> distances.put(each, self.distance(each.kernel())));
    return distances;
  }

  private static double least(Map<KernelHypothesis, Double> values) {
    return values.values().stream().min(Double::compare).orElseThrow();
  }

  /** Of kernels that do not sharpen, which explain some shakes by chance. */
  private static double nearest(Map<KernelHypothesis, Double> distances) {
    return distances.entrySet().stream()
        .filter(each -> !each.getKey().sharpens())
        .mapToDouble(Map.Entry::getValue)
        .min()
        .orElseThrow();
  }

  private static double nearestCopy(CrossScale self, Kernel kernel) {
    return DoubleStream.of(COPIES)
        .map(factor -> self.distance(KernelShape.scaled(kernel, factor)))
        .min()
        .orElseThrow();
  }

  private static KernelHypothesis narrowest(
      int scale, Map<KernelHypothesis, Double> distances, double limit) {
    return distances.entrySet().stream()
        .filter(each -> each.getValue() <= limit)
        .map(Map.Entry::getKey)
        .min(Comparator.comparingDouble(each -> Math.max(each.width(scale), SQUARE)))
        .orElseThrow();
  }

  private static Map<KernelHypothesis, Double> chances(
      Map<KernelHypothesis, Double> distances, double nearest, double unit) {
    Map<KernelHypothesis, Double> likely = new LinkedHashMap<>();
    distances.forEach(
        (each, distance) -> {
          double relative = Math.exp((nearest - distance) / unit);
          if (relative >= LEAST_CHANCE) {
            likely.put(each, relative);
          }
        });
    double sum = likely.values().stream().mapToDouble(Double::doubleValue).sum();
    likely.replaceAll((each, relative) -> relative / sum);
    return likely;
  }
}
