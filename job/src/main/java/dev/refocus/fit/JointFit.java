package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.model.Scope;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.reverse.JointDiffusion;
import dev.refocus.fit.reverse.JointDiffusion.Result;
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
  record Recovered(Image hr, Kernel kernel, int steps, Optional<Integer> halved) {
    Recovered after(int earlier) {
      return new Recovered(hr, kernel, earlier + steps, halved);
    }
  }

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

  /**
   * @param start {@code (c, s h, s w)}: the HR image to start from
   * @param kernel to start from; empty for none
   * @param size of the kernel to be found, {@code size - scale} even
   * @param deadline of which training gets the first half
   */
  Recovered recover(
      Image lr,
      Image start,
      Optional<Kernel> kernel,
      int size,
      RandomGenerator random,
      Deadline deadline) {
    return Scope.run(
        () -> {
          Trained trained =
              PatchDiffusionTraining.train(
                  array(lr), recipe.training(), random, workers, deadline.part(1, 2)::stops);
          trace.step(
              "patch diffusion, %d steps".formatted(trained.steps()),
              trained.loss(),
              "held-out loss");
          return joint(trained.prior(), lr, start, kernel, size, random, deadline)
              .after(trained.steps());
        });
  }

  private Recovered joint(
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
    NDArray seen = lrFrame.frame(lr);
    NDArray guess = hrFrame.frame(start);
    long seed = random.nextLong();
    int side = Math.min(window, hrFrame.side());
    DeviceMemory.Fitting<Result> fitting =
        DeviceMemory.halving(
            side,
            LEAST_WINDOW,
            windowSide ->
                new JointDiffusion(
                        prior,
                        recipe.joint().within(windowSide),
                        workers,
                        seen,
                        lrFrame.inside(),
                        scale,
                        size)
                    .recover(guess, kernel, new SplittableRandom(seed), deadline::stops));
    Result result = fitting.result();
    trace.step("joint diffusion, %d steps".formatted(result.steps()), result.misfitDb(), "dB");
    return new Recovered(
        hrFrame.unframe(result.hr(), lr.channels()),
        result.kernel(),
        result.steps(),
        fitting.side() == side ? Optional.empty() : Optional.of(fitting.side()));
  }

  private NDArray array(Image image) {
    return manager.create(
        image.samples(), new Shape(image.channels(), image.height(), image.width()));
  }
}
