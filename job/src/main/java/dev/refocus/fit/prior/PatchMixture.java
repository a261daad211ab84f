package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
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
  /** Patches of a band: few enough for all threads to have one, enough for products to pay. */
  private static final int BAND = 1024;

  private final List<Gaussian> components;
  private final Workers workers;
  private final NDArray cutter;
  private final NDArray joiner;
  private final int stride;

  PatchMixture(NDManager manager, List<Gaussian> components, int stride, Workers workers) {
    this.components = components;
    this.workers = workers;
    cutter = Patches.cutter(manager);
    joiner = Patches.joiner(manager, stride);
    this.stride = stride;
  }

  /**
   * Learns from {@code plane}, {@code (h, w)} with both sides at least 8.
   *
   * @param random chooses patches and start
   */
  public static PatchMixture learn(
      NDArray plane, MixtureRecipe recipe, RandomGenerator random, Workers workers) {
    List<Gaussian> components = MixtureLearner.learn(plane, recipe, random, workers);
    return new PatchMixture(plane.getManager(), components, recipe.stride(), workers);
  }

  @Override
  public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
    return denoise(plane, sigma, random, PatchKinds.LIKELIEST);
  }

  @Override
  public Supplier<PatchPrior> held() {
    return new HeldMixture(this);
  }

  /** The same with other components than the likeliest. */
  NDArray denoise(NDArray plane, double sigma, RandomGenerator random, PatchKinds kinds) {
    int margin = Patches.SIDE - stride;
    int top = margin + random.nextInt(stride);
    int left = margin + random.nextInt(stride);
    int height = (int) plane.getShape().get(0);
    int width = (int) plane.getShape().get(1);
    return Scope.of(
        () -> {
          MixtureFilter filter = new MixtureFilter(plane.getManager(), components, sigma);
          int bottom = margin + Math.floorMod(-top - height, stride);
          int right = margin + Math.floorMod(-left - width, stride);
          NDArray padded = Borders.reflect(plane, top, bottom, left, right);
          NDArray sum = filterBands(padded, filter, kinds);
          NDArray inside = Slices.window(sum, top, left, height, width);
          return Layers.scale(inside, 1.0 / Patches.cover(stride));
        });
  }

  private NDArray filterBands(NDArray padded, MixtureFilter filter, PatchKinds kinds) {
    int rows = ((int) padded.getShape().get(0) - Patches.SIDE) / stride + 1;
    int columns = ((int) padded.getShape().get(1) - Patches.SIDE) / stride + 1;
    int step = Math.max(BAND / columns, 1);
    List<Supplier<NDArray>> bands = new ArrayList<>();
    for (int first = 0; first < rows; first += step) {
      int from = first * stride;
      int to = (Math.min(first + step, rows) - 1) * stride + Patches.SIDE;
      int band = bands.size();
      bands.add(
          () -> Scope.of(() -> filterBand(Slices.range(padded, from, to), filter, kinds, band)));
    }
    return joined(padded, workers.map(bands), step * stride);
  }

  /**
   * The sum of overlapping bands.
   *
   * @param distance from a band's first row to the next one's
   */
  private static NDArray joined(NDArray padded, List<NDArray> bands, int distance) {
    NDArray sum = padded.zerosLike();
    int from = 0;
    for (NDArray band : bands) {
      Slices.range(sum, from, from + band.getShape().get(0)).addi(band);
      from += distance;
      band.close();
    }
    return sum;
  }

  private NDArray filterBand(NDArray rowsOf, MixtureFilter filter, PatchKinds kinds, int band) {
    NDArray cut = Patches.cut(rowsOf, cutter, stride);
    long rows = cut.getShape().get(1);
    long columns = cut.getShape().get(2);
    NDArray patches =
        Slices.range(cut, 0, Patches.DIMENSION).reshape(Patches.DIMENSION, rows * columns);
    NDArray clean =
        filter
            .apply(patches, kinds.of(band, () -> filter.likeliest(patches)))
            .reshape(Patches.DIMENSION, rows, columns)
            .addi(cut.get(Patches.DIMENSION));
    return Patches.join(clean, joiner);
  }
}
