package dev.refocus.fit;

import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.reverse.JointDiffusion;
import dev.refocus.fit.reverse.JointDiffusion.Result;
import dev.refocus.fit.reverse.JointRecipe;
import dev.refocus.fit.tile.ColorFrame;
import dev.refocus.image.Image;
import dev.refocus.ndarray.DeviceMemory;
import dev.refocus.ndarray.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** KernelFusion's second phase: image and kernel are recovered together. */
final class JointRecovery {
  /** Windows of fewer HR pixels show less of the LR image than a kernel covers. */
  static final int LEAST_WINDOW = 96;

  private final FitContext context;
  private final JointRecipe recipe;
  private final PatchDiffusion prior;
  private final Image lr;
  private final Start start;
  private final ColorFrame lrFrame;
  private final ColorFrame hrFrame;

  /**
   * What it starts from.
   *
   * @param hr {@code (c, s h, s w)}
   * @param kernel empty for none
   * @param size of the kernel to be found, {@code size - scale} even
   */
  record Start(Image hr, Optional<Kernel> kernel, int size) {}

  /**
   * What was recovered.
   *
   * @param hr {@code (c, s h, s w)} in [0, 1]
   * @param steps of the optimiser, of both networks
   * @param halved side of the windows in HR pixels if the recipe's were too large for the memory
   */
  record Recovered(Image hr, Kernel kernel, int steps, Optional<Integer> halved) {}

  /**
   * @param recipe with windows as large as the budget of memory allows
   * @param prior trained on {@code lr}
   */
  JointRecovery(
      FitContext context, JointRecipe recipe, PatchDiffusion prior, Image lr, Start start) {
    this.context = context;
    this.recipe = recipe;
    this.prior = prior;
    this.lr = lr;
    this.start = start;
    int scale = context.config().scale();
    lrFrame = ColorFrame.around(lr, JointDiffusion.margin(start.size(), scale));
    hrFrame = lrFrame.scaled(scale);
  }

  Recovered run(RandomGenerator random, Deadline deadline) {
    int side = Math.min(recipe.window(), hrFrame.side());
    long seed = random.nextLong();
    DeviceMemory.Fitting<Result> fitting =
        DeviceMemory.halving(
            side,
            LEAST_WINDOW,
            window -> Scope.run(() -> diffuse(recipe.within(window), seed, deadline)));
    Result result = fitting.result();
    context
        .trace()
        .step(
            String.format(Locale.ROOT, "joint diffusion, %d steps", result.steps()),
            result.residualDb(),
            "dB");
    return new Recovered(
        image(result), result.kernel(), result.steps(), halved(fitting.side(), side));
  }

  private Result diffuse(JointRecipe windows, long seed, Deadline deadline) {
    JointDiffusion diffusion =
        new JointDiffusion(
            prior,
            windows,
            context.workers(),
            lrFrame.frame(context.manager(), lr),
            lrFrame.inside(context.manager()),
            context.config().scale(),
            start.size());
    return diffusion.recover(
        hrFrame.frame(context.manager(), start.hr()),
        start.kernel(),
        new SplittableRandom(seed),
        deadline::stops);
  }

  private Image image(Result result) {
    return Scope.run(() -> hrFrame.unframe(context.manager(), result.hr(), lr.channels()));
  }

  private static Optional<Integer> halved(int windowSide, int side) {
    return windowSide == side ? Optional.empty() : Optional.of(windowSide);
  }
}
