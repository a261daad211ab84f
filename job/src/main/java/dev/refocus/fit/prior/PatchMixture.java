package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.Workers;
import dev.refocus.fit.model.Borders;
import dev.refocus.fit.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A Gaussian mixture over the LR image's own patches: a patch diffusion model whose denoiser has a
 * closed form at every noise level. Each patch goes through the Wiener filter of its likeliest
 * component; overlapping patches are averaged.
 */
public final class PatchMixture implements PatchPrior {
  /** Patches of a band: small enough for the second-level cache, large enough for one product. */
  private static final int BAND = 8192;

  public static final int COMPONENTS = MixtureLearner.COMPONENTS;

  private final List<Gaussian> components;
  private final Workers workers;
  private final NDArray cutter;
  private final NDArray joiner;

  PatchMixture(NDManager manager, List<Gaussian> components, Workers workers) {
    this.components = components;
    this.workers = workers;
    cutter = Patches.cutter(manager);
    joiner = Patches.joiner(manager);
  }

  /**
   * Learns from {@code plane}, {@code (h, w)} with both sides at least 8.
   *
   * @param random chooses patches and start
   */
  public static PatchMixture learn(NDArray plane, RandomGenerator random, Workers workers) {
    return new PatchMixture(
        plane.getManager(), MixtureLearner.learn(plane, random, workers), workers);
  }

  @Override
  public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
    int margin = Patches.SIDE + Patches.STRIDE;
    int top = margin - random.nextInt(Patches.STRIDE);
    int left = margin - random.nextInt(Patches.STRIDE);
    int height = (int) plane.getShape().get(0);
    int width = (int) plane.getShape().get(1);
    return Scope.of(
        () -> {
          MixtureFilter filter = new MixtureFilter(plane.getManager(), components, sigma);
          NDArray padded =
              Borders.reflect(
                  plane, top, margin + (top + height) % 2, left, margin + (left + width) % 2);
          NDArray sum = filterBands(padded, filter);
          String window = "%d:%d, %d:%d".formatted(top, top + height, left, left + width);
          return sum.get(window).div(Patches.COVER);
        });
  }

  private NDArray filterBands(NDArray padded, MixtureFilter filter) {
    int rows = ((int) padded.getShape().get(0) - Patches.SIDE) / Patches.STRIDE + 1;
    int columns = ((int) padded.getShape().get(1) - Patches.SIDE) / Patches.STRIDE + 1;
    int step = Math.max(BAND / columns, 1);
    List<Supplier<NDArray>> bands = new ArrayList<>();
    for (int first = 0; first < rows; first += step) {
      int from = first * Patches.STRIDE;
      int to = (Math.min(first + step, rows) - 1) * Patches.STRIDE + Patches.SIDE;
      bands.add(() -> Scope.of(() -> filterBand(padded.get(from + ":" + to), filter)));
    }
    NDArray sum = padded.zerosLike();
    int from = 0;
    for (NDArray band : workers.map(bands)) {
      NDArray target = sum.get(from + ":" + (from + band.getShape().get(0)));
      target.addi(band);
      from += step * Patches.STRIDE;
      band.close();
    }
    return sum;
  }

  private NDArray filterBand(NDArray band, MixtureFilter filter) {
    NDArray cut = Patches.cut(band, cutter, Patches.STRIDE);
    long rows = cut.getShape().get(1);
    long columns = cut.getShape().get(2);
    NDArray patches = cut.get("0:" + Patches.DIMENSION).reshape(Patches.DIMENSION, rows * columns);
    NDArray clean =
        filter
            .apply(patches)
            .reshape(Patches.DIMENSION, rows, columns)
            .addi(cut.get(Patches.DIMENSION));
    return Patches.join(clean, joiner);
  }
}
