package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A patch diffusion model that was trained on the LR image (KernelFusion's PD): as a {@link
 * PatchPrior} on planes, and with derivatives on whole colour images.
 */
public final class PatchDiffusion implements PatchPrior {
  /** Pixels that a result sees in each direction: the padding that keeps an image's size. */
  public static final int REACH = PatchNetwork.REACH;

  /** Rows that are denoised at once: work is cut by its size, never by the number of threads. */
  private static final int BAND = 64;

  private final PatchNetwork network;
  private final NDArray parameters;
  private final Workers workers;

  PatchDiffusion(PatchNetwork network, NDArray parameters, Workers workers) {
    this.network = network;
    this.parameters = parameters;
    this.workers = workers;
  }

  /**
   * {@inheritDoc}
   *
   * @param plane as of a network that was trained on one channel
   */
  @Override
  public NDArray denoise(NDArray plane, double sigma, RandomGenerator random) {
    if (network.channels() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a plane for a prior of %d channels; train it on a plane",
              network.channels()));
    }
    int reach = PatchNetwork.REACH;
    return Scope.of(
        () -> {
          NDArray framed = Borders.reflect(plane, reach, reach, reach, reach);
          return denoiseBands(framed, 2 * sigma);
        });
  }

  /** Noise of deviation {@code sigma} in units of [-1, 1]. */
  private NDArray denoiseBands(NDArray framed, double sigma) {
    int height = (int) framed.getShape().get(0) - 2 * PatchNetwork.REACH;
    List<Supplier<NDArray>> bands = new ArrayList<>();
    for (int first = 0; first < height; first += BAND) {
      int from = first;
      int to = Math.min(first + BAND, height) + 2 * PatchNetwork.REACH;
      bands.add(() -> Scope.of(() -> denoiseBand(Slices.range(framed, from, to), sigma)));
    }
    try (NDList done = new NDList(workers.map(bands))) {
      return NDArrays.concat(done, 0);
    }
  }

  private NDArray denoiseBand(NDArray band, double sigma) {
    double level = NoiseScale.level(sigma);
    Shape shape = band.getShape();
    // x_t = sqrt(a) (x_0 + sigma e): a plane with noise in it is a diffused one but for its scale.
    NDArray noised =
        band.mul(2)
            .subi(1)
            .muli((float) Math.sqrt(NoiseScale.signal(level)))
            .reshape(1, 1, shape.get(0), shape.get(1));
    return clean(noised, level, 0).squeeze(new int[] {0, 1}).add(1).muli(0.5f);
  }

  /**
   * The expected {@code x_0} of {@code x_t}, to be differentiated by the argument; the network's
   * own parameters are constants.
   *
   * @param noised {@code (n, c, h, w)}
   * @param padding 7 to keep the size, 0 to lose 7 pixels at each side
   */
  public NDArray clean(NDArray noised, double level, int padding) {
    int lost = PatchNetwork.REACH - padding;
    NDArray inside = lost == 0 ? noised : Slices.inside(noised, lost);
    return NoiseScale.clean(inside, network.velocity(parameters, noised, level, padding), level);
  }
}
