package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.JointRecovery.Recovered;
import dev.refocus.fit.JointRecovery.Start;
import dev.refocus.fit.prior.PatchDiffusion;
import dev.refocus.fit.prior.PatchDiffusionTraining;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.fit.reverse.JointRecipe;
import dev.refocus.image.Image;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The networks' part of a fit, KernelFusion's two phases: a patch diffusion network is trained on
 * the LR image, then image and kernel are recovered together. All channels at once, as in the
 * paper.
 */
final class KernelFusion {
  private final FitContext context;
  private final NeuralRecipe recipe;

  KernelFusion(FitContext context, NeuralRecipe recipe) {
    this.context = context;
    this.recipe = recipe;
  }

  /** The first phase: the prior of an image of any number of channels. */
  Trained train(Image lr, RandomGenerator random, Deadline deadline) {
    try (NDArray image = array(lr)) {
      Trained trained =
          PatchDiffusionTraining.train(
              image, recipe.training(), random, context.workers(), deadline::stops);
      context
          .trace()
          .step(
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
   */
  Recovered recover(
      PatchDiffusion prior, Image lr, Start start, RandomGenerator random, Deadline deadline) {
    int window = Math.max(recipe.window(context.bytes()), JointRecovery.LEAST_WINDOW);
    JointRecipe joint = recipe.joint().within(window);
    return new JointRecovery(context, joint, prior, lr, start).run(random, deadline);
  }

  private NDArray array(Image image) {
    return context
        .manager()
        .create(image.samples(), new Shape(image.channels(), image.height(), image.width()));
  }
}
