package dev.refocus.fit.bank;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.kernel.KernelShape;
import dev.refocus.fit.model.Kernel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *     does not know; {@code -Infinity} without an estimate
 */
public record KernelChoice(
    KernelHypothesis named, Map<KernelHypothesis, Double> chances, double distance, double shape) {
  /** Logistic regression on 210 LR images of truths that are in no test half. */
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

  /**
   * Weighs the bank's kernels and the blind estimate by what the LR image shows.
   *
   * @param lr {@code (h, w)} luma
   * @param error standard deviation of what a JPEG did to it, in units of [0, 1]
   * @param camera chance that a camera sharpened it
   * @param blind estimate, if there is one
   */
  public static KernelChoice of(
      NDArray lr, int scale, double error, double camera, Optional<Kernel> blind) {
    CrossScale near = new CrossScale(lr, scale, STEP, error);
    List<KernelHypothesis> bank = KernelBank.of(scale, lr.size());
    Map<KernelHypothesis, Double> distances = distances(near, bank);
    double levels = LEVELS * error;
    double perWidth = WIDTH + WIDTH_PER_LEVEL * levels;
    Map<KernelHypothesis, Double> programs = new LinkedHashMap<>();
    Map<KernelHypothesis, Double> cameras = new LinkedHashMap<>();
    distances.forEach(
        (each, distance) -> {
          double price = perWidth * Math.max(each.width(scale), SQUARE);
          (each.sharpens() ? cameras : programs).put(each, distance + price);
        });
    double tie = TIE + TIE_PER_LEVEL * levels;
    double unit = UNIT + UNIT_PER_LEVEL * levels;
    Map<KernelHypothesis, Double> chances = new LinkedHashMap<>();
    addChances(chances, programs, 1 - camera, unit);
    addChances(chances, cameras, camera, unit);
    double nearest = nearest(distances);
    return new KernelChoice(
        narrowest(scale, camera > 0.5 ? cameras : programs, tie),
        ofUnitSum(chances),
        nearest,
        blind
            .map(kernel -> shape(far(lr, scale, error, near), bank, nearest, kernel))
            .orElse(Double.NEGATIVE_INFINITY));
  }

  /** Across the image's own scale, which at {@value #STEP} is the step anyway. */
  private static CrossScale far(NDArray lr, int scale, double error, CrossScale near) {
    return scale == STEP ? near : new CrossScale(lr, scale, scale, error);
  }

  private static double shape(
      CrossScale far, List<KernelHypothesis> bank, double nearest, Kernel blind) {
    double margin = nearest(distances(far, bank)) - nearestCopy(far, blind);
    return CONSTANT
        + DISTANCE * Math.log(nearest / USUAL_DISTANCE)
        + MARGIN * Math.min(Math.max(margin, LEAST_MARGIN), MOST_MARGIN);
  }

  private static Map<KernelHypothesis, Double> distances(
      CrossScale self, List<KernelHypothesis> bank) {
    Map<KernelHypothesis, Double> distances = new LinkedHashMap<>();
    bank.forEach(each -> distances.put(each, self.distance(each.kernel())));
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

  /** Of those that cost hardly more than the cheapest. */
  private static KernelHypothesis narrowest(
      int scale, Map<KernelHypothesis, Double> costs, double tie) {
    double limit = least(costs) + tie;
    return costs.entrySet().stream()
        .filter(each -> each.getValue() <= limit)
        .map(Map.Entry::getKey)
        .min(Comparator.comparingDouble(each -> Math.max(each.width(scale), SQUARE)))
        .orElseThrow();
  }

  /** Shares {@code all} among kernels: each {@code unit} of cost divides a share by e. */
  private static void addChances(
      Map<KernelHypothesis, Double> chances,
      Map<KernelHypothesis, Double> costs,
      double all,
      double unit) {
    double best = least(costs);
    double sum = costs.values().stream().mapToDouble(cost -> Math.exp((best - cost) / unit)).sum();
    costs.forEach((each, cost) -> chances.put(each, all * Math.exp((best - cost) / unit) / sum));
  }

  /** Without those whose chance is negligible. */
  private static Map<KernelHypothesis, Double> ofUnitSum(Map<KernelHypothesis, Double> chances) {
    Map<KernelHypothesis, Double> likely = new LinkedHashMap<>(chances);
    likely.values().removeIf(chance -> chance < LEAST_CHANCE);
    double sum = likely.values().stream().mapToDouble(Double::doubleValue).sum();
    likely.replaceAll((each, chance) -> chance / sum);
    return likely;
  }
}
