package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A mixture whose patches go through the components that they went through in the first pass. The
 * choice of the likeliest jumps where two are as likely; with the choice held, the denoiser is
 * linear in the plane, and its derivative tells all of it.
 */
final class HeldMixture implements Supplier<PatchPrior> {
  private final PatchMixture mixture;
  private final Map<Place, int[]> kinds = new ConcurrentHashMap<>();

  HeldMixture(PatchMixture mixture) {
    this.mixture = mixture;
  }

  /**
   * A band of a plane.
   *
   * @param call of the pass, the first is 0
   */
  private record Place(int call, int band) {}

  /** The prior of one pass, whose calls come in the order of every other pass's. */
  @Override
  public PatchPrior get() {
    return new Pass();
  }

  /** Counts the calls of one pass. */
  private final class Pass implements PatchPrior {
    private int calls;

    @Override
    public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
      int call = calls++;
      return mixture.denoise(
          plane,
          sigma,
          random,
          (band, likeliest) ->
              kinds.computeIfAbsent(new Place(call, band), place -> likeliest.get()));
    }
  }
}
