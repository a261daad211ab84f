package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Which kernel made an LR image: one of the bank's or the blind estimate.
 *
 * <p>Blind estimates find the shape of wide kernels and take narrow ones for wide ones, which does
 * harm; the bank knows no shapes. So the blind estimate counts where it, or a smaller copy of it,
 * keeps the image more like itself across scales than every kernel of the bank does.
 *
 * @param chosen to restore with
 * @param chances of the kernels that may have made the image, of unit sum
 * @param distance of the bank's nearest kernel, see {@link CrossScale#distance}
 * @param margin by which the blind estimate is nearer than that
 */
public record KernelChoice(
    KernelHypothesis chosen,
    Map<KernelHypothesis, Double> chances,
    double distance,
    double margin) {
  /** Margin from which on the blind estimate counts. */
  private static final double LEAST_MARGIN = 0.07;

  /**
   * Sizes of the blind estimate's copies over its own: it is found too wide more than too narrow.
   */
  private static final double[] COPIES = {1, 0.9, 0.8, 0.65};

  /** Difference of distances at which a chance falls by e. */
  private static final double UNIT = 0.05;

  private static final double LEAST_CHANCE = 0.02;

  /** Distances that chance alone makes different: of these the narrowest kernel does least harm. */
  private static final double TIE = 0.02;

  /**
   * @param lr {@code (h, w)} luma
   * @param noise standard deviation of its noise, in units of [0, 1]
   * @param blind empty if the image is too flat for an estimate, or the time has not sufficed
   */
  public static KernelChoice of(NDArray lr, int scale, double noise, Optional<Kernel> blind) {
    CrossScale self = new CrossScale(lr, scale, noise);
    Map<KernelHypothesis, Double> distances = new LinkedHashMap<>();
    KernelBank.of(scale).forEach(each -> distances.put(each, self.distance(each.kernel())));
    double nearest = distances.values().stream().min(Double::compare).orElseThrow();
    double margin =
        blind.map(kernel -> nearest - nearestCopy(self, kernel)).orElse(Double.NEGATIVE_INFINITY);
    if (margin > LEAST_MARGIN) {
      KernelHypothesis found = new KernelHypothesis(KernelHypothesis.BLIND, blind.orElseThrow());
      return new KernelChoice(found, Map.of(found, 1.0), nearest, margin);
    }
    return new KernelChoice(
        narrowest(distances, nearest + TIE), chances(distances, nearest), nearest, margin);
  }

  /** Whether the blind estimate was chosen. */
  public boolean isBlind() {
    return chosen.name().equals(KernelHypothesis.BLIND);
  }

  private static double nearestCopy(CrossScale self, Kernel kernel) {
    return DoubleStream.of(COPIES)
        .map(factor -> self.distance(KernelShape.scaled(kernel, factor)))
        .min()
        .orElseThrow();
  }

  private static KernelHypothesis narrowest(Map<KernelHypothesis, Double> distances, double limit) {
    return distances.entrySet().stream()
        .filter(each -> each.getValue() <= limit)
        .map(Map.Entry::getKey)
        .max(Comparator.comparingDouble(each -> energy(each.kernel())))
        .orElseThrow();
  }

  /** Sum of squares: the narrower a kernel, the larger. */
  private static double energy(Kernel kernel) {
    double sum = 0;
    for (float weight : kernel.weights()) {
      sum += weight * (double) weight;
    }
    return sum;
  }

  private static Map<KernelHypothesis, Double> chances(
      Map<KernelHypothesis, Double> distances, double nearest) {
    Map<KernelHypothesis, Double> likely = new LinkedHashMap<>();
    distances.forEach(
        (each, distance) -> {
          double relative = Math.exp((nearest - distance) / UNIT);
          if (relative >= LEAST_CHANCE) {
            likely.put(each, relative);
          }
        });
    double sum = likely.values().stream().mapToDouble(Double::doubleValue).sum();
    likely.replaceAll((each, relative) -> relative / sum);
    return likely;
  }
}
