package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.Workers;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kernel that several blind estimates agree on.
 *
 * <p>The price of an image gradient goes with the squared contrast of the image: one price for all
 * images is too high for smooth ones and too low for rich ones.
 */
public final class KernelEstimator {
  /** Mean gradient magnitude of the enlarged image below which nothing shows the kernel. */
  private static final double MIN_CONTRAST = 4e-4;

  private final List<Hypothesis> hypotheses;
  private final Workers workers;

  /**
   * @param hypotheses at least two
   */
  public KernelEstimator(List<Hypothesis> hypotheses, Workers workers) {
    this.hypotheses = hypotheses;
    this.workers = workers;
  }

  /**
   * @param lr {@code (h, w)} luma
   * @return empty if the image is too flat to show its kernel
   */
  public Optional<KernelConsensus> estimate(NDArray lr, int scale) {
    return Scope.run(
        () -> {
          NDArray enlarged = Resampling.enlargeAligned(TexturedRegion.of(lr), scale);
          double contrast = TexturedRegion.contrast(enlarged);
          return contrast < MIN_CONTRAST
              ? Optional.empty()
              : Optional.of(consensus(enlarged, scale, contrast * contrast));
        });
  }

  /** Iterations of all estimates together. */
  public int rounds() {
    return hypotheses.stream().mapToInt(hypothesis -> BlindKernel.rounds(hypothesis.size())).sum();
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

  /**
   * What an estimate assumes.
   *
   * @param size of the kernel on the HR grid, {@code size - scale} even
   * @param relativeSparsity lambda, the price of an image gradient, over the squared mean gradient
   *     magnitude of the enlarged image
   */
  public record Hypothesis(int size, double relativeSparsity) {}
}
