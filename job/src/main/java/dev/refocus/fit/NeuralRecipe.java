package dev.refocus.fit;

import dev.refocus.fit.prior.DiffusionRecipe;
import dev.refocus.fit.reverse.JointRecipe;
import dev.refocus.fit.reverse.NoiseSchedule;

/**
 * What the networks of a profile do.
 *
 * @param training of the patch diffusion network
 * @param joint recovery of image and kernel
 * @param schedule of the reverse diffusion with mixture and network together: fewer levels than
 *     with the mixture alone do, for the network leaves no seams
 */
record NeuralRecipe(DiffusionRecipe training, JointRecipe joint, NoiseSchedule schedule) {
  /** Feature maps of hidden width per pixel: thirteen convolutions, before and after activation. */
  private static final double PRIOR_ARRAYS = 26;

  /** The same of the U-Net used twice, smaller levels included. */
  private static final double UNET_ARRAYS = 48;

  private static final NoiseSchedule SCHEDULE = NoiseSchedule.geometric(0.2, 0.02, 24);

  /**
   * KernelFusion's constants.
   *
   * @param budget share of the published optimisation steps, in (0, 1]
   */
  static NeuralRecipe published(double budget) {
    return new NeuralRecipe(
        DiffusionRecipe.published(budget), JointRecipe.published(budget), SCHEDULE);
  }

  /**
   * From an image and a kernel that are nearly right.
   *
   * @param budget share of the optimisation steps, in (0, 1]
   */
  static NeuralRecipe warm(double budget) {
    return new NeuralRecipe(DiffusionRecipe.warm(budget), JointRecipe.warm(budget), SCHEDULE);
  }

  /**
   * The side of the windows that a budget of memory allows, in HR pixels, at most the recipe's.
   *
   * @param bytes for the arrays that one step of the optimiser keeps for its derivatives
   */
  int window(long bytes) {
    double floats = PRIOR_ARRAYS * training.width() + UNET_ARRAYS * joint.width();
    int side = (int) Math.sqrt(bytes / (Float.BYTES * floats * joint.batch()));
    return Math.min(side, joint.window());
  }

  /** Of the optimiser, at most: training may end earlier. */
  int steps() {
    return training.steps() + joint.kernelSteps() + joint.steps();
  }
}
