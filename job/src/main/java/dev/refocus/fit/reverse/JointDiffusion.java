package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.prior.NoiseScale;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.reverse.WindowGrid.Window;
import dev.refocus.ndarray.Descent;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * KernelFusion's second phase (ICLR 2026, Algorithm 1): HR image and kernel are recovered together
 * by reverse diffusion, with the LR image's consistency as the only loss.
 *
 * <table>
 * <caption>The paper's names</caption>
 * <tr><th>paper</th><th>here</th></tr>
 * <tr><td>I_LR</td><td>{@code degradation.lr()}</td></tr>
 * <tr><td>x0_hat</td><td>{@code guess}</td></tr>
 * <tr><td>T_nd, t</td><td>{@code visits.firstLevel()}, {@code level}</td></tr>
 * <tr><td>n_iter</td><td>{@code recipe.iterations(visit)}</td></tr>
 * <tr><td>UNet</td><td>{@code networks.refine(..)}, one set of parameters for both uses</td></tr>
 * <tr><td>PD</td><td>{@code prior}, frozen; gradients pass through it</td></tr>
 * <tr><td>INR</td><td>{@code networks.weights(..)}</td></tr>
 * </table>
 *
 * <p>Three liberties, each off in the published recipe: a step may see windows of the image instead
 * of all of it, which bounds memory; image and kernel may be given instead of bicubic interpolation
 * and noise; levels may be skipped.
 */
public final class JointDiffusion {
  private final PatchDiffusion prior;
  private final JointRecipe recipe;
  private final Workers workers;
  private final JointDegradation degradation;
  private final JointNetworks networks;
  private final WindowGrid grid;

  /**
   * What is recovered.
   *
   * @param hr samples {@code (c, s h, s w)}, in about [0, 1]
   * @param steps of the optimiser
   * @param loss mean squared difference to the LR image before the last step, in units of [-1, 1];
   *     4, the most there is, if there was no time for a step
   */
  public record Result(float[] hr, Kernel kernel, int steps, double loss) {
    /** PSNR of the re-degraded image against the LR image under the noise of the last step. */
    public double residualDb() {
      // The range of [-1, 1] is 2.
      return -10 * Math.log10(loss / 4 + 1e-12);
    }
  }

  /**
   * A reverse diffusion of an image and its kernel.
   *
   * @param prior trained on the LR image, with as many channels
   * @param lr {@code (c, h, w)} in [0, 1] with a frame of {@link #margin} around it
   * @param known {@code (h, w)}, 1 in the image and 0 in the frame
   * @param size of the kernel, {@code size - scale} even
   */
  public JointDiffusion(
      PatchDiffusion prior,
      JointRecipe recipe,
      Workers workers,
      NDArray lr,
      NDArray known,
      int scale,
      int size) {
    this.prior = prior;
    this.recipe = recipe;
    this.workers = workers;
    int channels = (int) lr.getShape().get(0);
    int height = (int) lr.getShape().get(1);
    int width = (int) lr.getShape().get(2);
    degradation = new JointDegradation(signed(lr), known.reshape(1, 1, height, width), scale, size);
    RefinementUnet unet =
        new RefinementUnet(
            channels, recipe.unet().width(), recipe.unet().depth(), recipe.unet().warm());
    networks = new JointNetworks(unet, new SirenKernel(lr.getManager(), size));
    grid = new WindowGrid(scale * height, scale * width, recipe.window(), scale);
  }

  /** LR pixels of frame that an image needs around it. */
  public static int margin(int size, int scale) {
    return JointDegradation.margin(size, scale);
  }

  /**
   * Runs the reverse diffusion.
   *
   * @param start {@code (c, s h, s w)} in [0, 1], framed as the LR image: x0_hat at first
   * @param kernel to start from; empty for the network's own start
   * @param stop asked before each step: whether there is no more time
   */
  public Result recover(
      NDArray start, Optional<Kernel> kernel, RandomGenerator random, BooleanSupplier stop) {
    return Scope.run(
        () -> {
          NDManager manager = start.getManager();
          NDArray parameters =
              networks.initial(manager, kernel, recipe.kernelSteps(), random, workers);
          NDArray rates = networks.rates(manager, recipe.rates());
          try (Descent descent = new Descent(parameters, rates, workers)) {
            return run(signed(start), parameters, descent, random, stop);
          }
        });
  }

  private Result run(
      NDArray start,
      NDArray parameters,
      Descent descent,
      RandomGenerator random,
      BooleanSupplier stop) {
    NDArray guess = start; // x0_hat <- bicubic(I_LR)
    double loss = 4;
    for (int visit = 0;
        visit < recipe.visits().levels() && !stop.getAsBoolean();
        visit++) { // t = T_nd .. 0
      double level = recipe.level(visit);
      NDArray before = guess;
      for (int n = 0; n < recipe.iterations(visit) && !stop.getAsBoolean(); n++) { // 1 .. n_iter
        loss = Scope.run(() -> descent.step(losses(before, level, random), rate(descent.steps())));
      }
      long seed = random.nextLong();
      guess = Scope.of(() -> reverse(parameters, before, level, seed));
    }
    Kernel kernel = Scope.run(() -> networks.kernel(parameters));
    NDArray last = guess;
    return new Result(Scope.run(() -> unsigned(last)), kernel, descent.steps(), loss);
  }

  /**
   * The share of the rate: 1 as published; from a warm start it falls as a cosine, to end there.
   */
  private double rate(int step) {
    return recipe.unet().warm() ? (1 + Math.cos(Math.PI * step / recipe.steps())) / 2 : 1;
  }

  /** One loss for each window of a step. */
  private List<UnaryOperator<NDArray>> losses(NDArray guess, double level, RandomGenerator random) {
    List<UnaryOperator<NDArray>> losses = new ArrayList<>();
    for (int i = 0; i < recipe.batch(); i++) {
      Window window = grid.random(random);
      long seed = random.nextLong();
      losses.add(
          parameters -> {
            NDArray x = estimate(parameters, window.of(guess), level, seed);
            NDArray k = networks.weights(parameters);
            return degradation.loss(x, k, window); // MSE(I_LR, (x0_hat * k) downsampled)
          });
    }
    return losses;
  }

  private NDArray estimate(NDArray parameters, NDArray guess, double level, long seed) {
    NDArray u = networks.refine(parameters, guess); // line 15
    NDArray noise = NoiseScale.white(u, new SplittableRandom(seed));
    NDArray noised = NoiseScale.noised(u, noise, level); // x_t
    NDArray clean = prior.clean(noised, level, PatchDiffusion.REACH); // x0' by v
    return networks.refine(parameters, clean); // line 20: x0_hat
  }

  /** The same for the whole image, without derivatives: x0_hat of the next level. */
  private NDArray reverse(NDArray parameters, NDArray guess, double level, long seed) {
    return grid.map(
        guess, window -> Scope.of(() -> estimate(parameters, window, level, seed)), workers);
  }

  private static NDArray signed(NDArray image) {
    return image.mul(2).subi(1).expandDims(0);
  }

  private static float[] unsigned(NDArray image) {
    return image.add(1).muli(0.5f).toFloatArray();
  }
}
