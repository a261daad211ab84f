package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.reverse.JointDiffusion;
import dev.refocus.fit.reverse.JointDiffusion.Result;
import dev.refocus.fit.tile.ColorFrame;
import dev.refocus.image.Image;
import dev.refocus.ndarray.DeviceMemory;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The networks' part of a fit, KernelFusion's two phases: a patch diffusion network is trained on
 * the LR image, then image and kernel are recovered together. All channels at once, as in the
 * paper.
 */
final class JointFit {
  /** Windows of fewer HR pixels show less of the LR image than a kernel covers. */
  private static final int LEAST_WINDOW = 96;

  private final NDManager manager;
  private final NeuralRecipe recipe;
  private final Workers workers;
  private final FitTrace.Recorder trace;
  private final int window;

  /**
   * What was recovered.
   *
   * @param hr {@code (c, s h, s w)} in [0, 1]
   * @param steps of the optimiser, of both networks
   * @param halved side of the windows in HR pixels if the recipe's were too large for the memory
   */
  record Recovered(Image hr, Kernel kernel, int steps, Optional<Integer> halved) {}

  /**
   * @param bytes that the arrays of one step may take
   */
  JointFit(
      NDManager manager,
      NeuralRecipe recipe,
      long bytes,
      Workers workers,
      FitTrace.Recorder trace) {
    this.manager = manager;
    this.recipe = recipe;
    this.workers = workers;
    this.trace = trace;
    window = Math.max(recipe.window(bytes), LEAST_WINDOW);
  }

  /** The first phase: the prior of an image of any number of channels. */
  Trained train(Image lr, RandomGenerator random, Deadline deadline) {
    NDArray image = array(lr);
    try (image) {
      Trained trained =
          PatchDiffusionTraining.train(image, recipe.training(), random, workers, deadline::stops);
      trace.step(
          String.format(Locale.ROOT, "patch diffusion, %d steps", trained.steps()),
          trained.loss(),
          "held-out loss");
      return trained;
    }
  }

  /**
   * The second phase.
   *
   * @param prior trained on {@code lr}
   * @param start {@code (c, s h, s w)}: the HR image to start from
   * @param kernel to start from; empty for none
   * @param size of the kernel to be found, {@code size - scale} even
   */
  Recovered recover(
      PatchDiffusion prior,
      Image lr,
      Image start,
      Optional<Kernel> kernel,
      int size,
      RandomGenerator random,
      Deadline deadline) {
    int scale = start.width() / lr.width();
    ColorFrame lrFrame = ColorFrame.around(manager, lr, JointDiffusion.margin(size, scale));
    ColorFrame hrFrame = lrFrame.scaled(scale);
    int side = Math.min(window, hrFrame.side());
    long seed = random.nextLong();
    DeviceMemory.Fitting<Recovered> fitting =
        DeviceMemory.halving(
            side,
            LEAST_WINDOW,
            windowSide ->
                Scope.run(
                    () -> {
                      JointDiffusion diffusion =
                          new JointDiffusion(
                              prior,
                              recipe.joint().within(windowSide),
                              workers,
                              lrFrame.frame(lr),
                              lrFrame.inside(),
                              scale,
                              size);
                      Result result =
                          diffusion.recover(
                              hrFrame.frame(start),
                              kernel,
                              new SplittableRandom(seed),
                              deadline::stops);
                      trace.step(
                          String.format(Locale.ROOT, "joint diffusion, %d steps", result.steps()),
                          result.misfitDb(),
                          "dB");
                      Image hr = hrFrame.unframe(result.hr(), lr.channels());
                      return new Recovered(
                          hr, result.kernel(), result.steps(), halved(windowSide, side));
                    }));
    return fitting.result();
  }

  private static Optional<Integer> halved(int windowSide, int side) {
    return windowSide == side ? Optional.empty() : Optional.of(windowSide);
  }

  private NDArray array(Image image) {
    return manager.create(
        image.samples(), new Shape(image.channels(), image.height(), image.width()));
  }
}
