package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.Workers;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.model.Scope;
import java.util.List;
import java.util.Optional;
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
  private final Workers workers;

  /**
   * @param hypotheses at least two
   * @param refinements rounds in the exact image model, at least two
   */
  public KernelEstimator(List<Hypothesis> hypotheses, int refinements, Workers workers) {
    this.hypotheses = hypotheses;
    this.refinements = refinements;
    this.workers = workers;
  }

  /**
   * @param lr {@code (h, w)} luma
   * @return empty if the image is too flat to show its kernel
   */
  public Optional<KernelEstimate> estimate(NDArray lr, int scale) {
    return Scope.run(
        () -> {
          NDArray region = TexturedRegion.of(lr);
          NDArray enlarged = Resampling.enlargeAligned(region, scale);
          double contrast = TexturedRegion.contrast(enlarged);
          if (contrast < MIN_CONTRAST) {
            return Optional.empty();
          }
          double unit = contrast * contrast;
          return Optional.of(refine(consensus(enlarged, scale, unit), region, scale, unit));
        });
  }

  /** Iterations of all estimates together. */
  public int rounds() {
    int estimates =
        hypotheses.stream().mapToInt(hypothesis -> BlindKernel.rounds(hypothesis.size())).sum();
    return estimates + refinements;
  }

  private KernelConsensus consensus(NDArray enlarged, int scale, double squaredContrast) {
    List<Supplier<Kernel>> estimates =
        hypotheses.stream()
            .<Supplier<Kernel>>map(
                hypothesis ->
                    () ->
                        BlindKernel.estimate(
                            enlarged,
                            scale,
                            hypothesis.size(),
                            hypothesis.relativeSparsity() * squaredContrast))
            .toList();
    return KernelConsensus.of(workers.map(estimates));
  }

  private KernelEstimate refine(
      KernelConsensus consensus, NDArray region, int scale, double squaredContrast) {
    Kernel start = KernelShape.resized(consensus.median(), refinedSize(scale));
    double sparsity = REFINEMENT_SPARSITY * squaredContrast;
    Kernel refined = KernelRefinement.refine(region, scale, start, sparsity, refinements);
    return new KernelEstimate(
        KernelCentering.center(refined), consensus.agreement(), (int) region.size());
  }

  /** {@code size - scale} must be even for the image model to hold in whole pixels. */
  private static int refinedSize(int scale) {
    return REFINED_SIZE * scale - scale % 2;
  }

  /**
   * What an estimate assumes.
   *
   * @param size of the kernel on the HR grid, {@code size - scale} even
   * @param relativeSparsity lambda, the price of an image gradient, over the squared mean gradient
   *     magnitude of the enlarged image
   */
  public record Hypothesis(int size, double relativeSparsity) {}
}
