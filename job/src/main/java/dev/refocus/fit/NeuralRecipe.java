package dev.refocus.fit;

import dev.refocus.fit.prior.DiffusionRecipe;
import dev.refocus.fit.reverse.JointRecipe;

/**
 * What the networks of a profile do.
 *
 * @param training of the patch diffusion network
 * @param joint recovery of image and kernel
 */
record NeuralRecipe(DiffusionRecipe training, JointRecipe joint) {
  /** Feature maps of hidden width per pixel: thirteen convolutions, before and after activation. */
  private static final double PRIOR_ARRAYS = 26;

  /** The same of the U-Net used twice, smaller levels included. */
  private static final double UNET_ARRAYS = 48;

  /**
   * KernelFusion's constants.
   *
   * @param budget share of the published optimisation steps, in (0, 1]
   */
  static NeuralRecipe published(double budget) {
    return new NeuralRecipe(DiffusionRecipe.published(budget), JointRecipe.published(budget));
  }

  /**
   * From an image and a kernel that are nearly right.
   *
   * @param budget share of the optimisation steps, in (0, 1]
   */
  static NeuralRecipe warm(double budget) {
    return new NeuralRecipe(DiffusionRecipe.warm(budget), JointRecipe.warm(budget));
  }

  /**
   * The side of the windows that a budget of memory allows, in HR pixels, at most the recipe's.
   *
   * @param bytes for the arrays that one step of the optimiser keeps for its derivatives
   */
  int window(long bytes) {
    double floats = PRIOR_ARRAYS * training.network().width() + UNET_ARRAYS * joint.unet().width();
    int side = (int) Math.sqrt(bytes / (Float.BYTES * floats * joint.batch()));
    return Math.min(side, joint.window());
  }

  /** Of the optimiser, at most: training may end earlier. */
  int steps() {
    return training.pace().steps() + joint.kernelSteps() + joint.steps();
  }
}
