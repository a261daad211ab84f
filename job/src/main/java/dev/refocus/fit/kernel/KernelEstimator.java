package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The kernel that several blind estimates agree on, refined in the exact image model.
 *
 * <p>The price of an image gradient goes with the squared contrast of the image: one price for all
 * images is too high for smooth ones and too low for rich ones.
 */
public final class KernelEstimator {
  /** Mean gradient magnitude of the enlarged image below which nothing shows the kernel. */
  private static final double MIN_CONTRAST = 4e-4;

  /** Price of a gradient in the refinement, over the squared contrast. */
  private static final double REFINEMENT_SPARSITY = 0.2;

  /** Side of the refined kernel over the scale: camera shake needs six, and room to be centred. */
  private static final int REFINED_SIZE = 8;

  private final List<Hypothesis> hypotheses;
  private final int refinements;
  private final KernelMending mending;
  private final Workers workers;
  private final BooleanSupplier stop;

  /**
   * An estimator without a deadline and without a network.
   *
   * @param hypotheses at least two
   * @param refinements iterations in the exact image model, at least two
   */
  public KernelEstimator(List<Hypothesis> hypotheses, int refinements, Workers workers) {
    this(hypotheses, refinements, KernelMending.NONE, workers, () -> false);
  }

  /**
   * An estimator that stops when it is told to.
   *
   * @param mending of the refined kernel
   * @param stop asked before each hypothesis and before the refinement: whether there is no time
   */
  public KernelEstimator(
      List<Hypothesis> hypotheses,
      int refinements,
      KernelMending mending,
      Workers workers,
      BooleanSupplier stop) {
    this.hypotheses = hypotheses;
    this.refinements = refinements;
    this.mending = mending;
    this.workers = workers;
    this.stop = stop;
  }

  /**
   * Estimates the kernel of an LR image.
   *
   * @param lr {@code (h, w)} luma
   * @return empty if the image is too flat to show its kernel, or the time has not sufficed for two
   *     hypotheses
   */
  public Optional<KernelEstimate> estimate(NDArray lr, int scale) {
    return Scope.run(
        () -> {
          NDArray region = TexturedRegion.of(lr);
          NDArray enlarged = Resampling.enlargeAligned(region, scale);
          double contrast = TexturedRegion.contrast(enlarged);
          if (isFlat(contrast)) {
            return Optional.empty();
          }
          double unit = contrast * contrast;
          List<Kernel> estimates = estimates(enlarged, scale, unit);
          return estimates.size() < 2
              ? Optional.empty()
              : Optional.of(refine(estimates, region, scale, unit));
        });
  }

  /**
   * Whether an LR image is textured enough for {@link #estimate}.
   *
   * @param lr {@code (h, w)} luma
   */
  public static boolean showsKernel(NDArray lr, int scale) {
    return Scope.run(
        () -> {
          NDArray enlarged = Resampling.enlargeAligned(TexturedRegion.of(lr), scale);
          return !isFlat(TexturedRegion.contrast(enlarged));
        });
  }

  private static boolean isFlat(double contrast) {
    return contrast < MIN_CONTRAST;
  }

  /** Iterations of all estimates together. */
  public int iterations() {
    int estimates =
        hypotheses.stream()
            .mapToInt(hypothesis -> BlindKernel.iterations(hypothesis.size(), hypothesis.unseen()))
            .sum();
    return estimates + refinements;
  }

  private List<Kernel> estimates(NDArray enlarged, int scale, double squaredContrast) {
    List<Supplier<Optional<Kernel>>> estimates =
        hypotheses.stream()
            .<Supplier<Optional<Kernel>>>map(
                hypothesis -> () -> estimate(enlarged, scale, hypothesis, squaredContrast))
            .toList();
    return workers.map(estimates).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Kernel> estimate(
      NDArray enlarged, int scale, Hypothesis hypothesis, double squaredContrast) {
    double sparsity = hypothesis.relativeSparsity() * squaredContrast;
    int size = hypothesis.size();
    return stop.getAsBoolean()
        ? Optional.empty()
        : Optional.of(BlindKernel.estimate(enlarged, scale, size, sparsity, hypothesis.unseen()));
  }

  private KernelEstimate refine(
      List<Kernel> estimates, NDArray region, int scale, double squaredContrast) {
    KernelConsensus consensus = KernelConsensus.of(estimates);
    Kernel start = KernelShape.resized(consensus.median(), Kernel.sizeWithin(REFINED_SIZE, scale));
    double sparsity = REFINEMENT_SPARSITY * squaredContrast;
    Kernel refined =
        stop.getAsBoolean()
            ? start
            : KernelRefinement.refine(region, scale, start, sparsity, refinements, workers);
    Kernel centered = KernelCentering.center(refined);
    return new KernelEstimate(
        mending.mend(centered, estimates), consensus.agreement(), (int) region.size());
  }

  /**
   * What an estimate assumes.
   *
   * @param size of the kernel on the HR grid, {@code size - scale} even
   * @param relativeSparsity lambda, the price of an image gradient, over the squared mean gradient
   *     magnitude of the enlarged image
   * @param unseen finest sizes of the enlarged image, each the next one's over the square root of
   *     two, at which it is not looked at: they show little that the LR image does
   */
  public record Hypothesis(int size, double relativeSparsity, int unseen) {}
}
