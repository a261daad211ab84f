package dev.refocus.fit;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.fit.kernel.KernelEstimator.Hypothesis;
import dev.refocus.fit.prior.MixtureRecipe;
import dev.refocus.fit.reverse.NoiseSchedule;
import java.util.List;
import java.util.Optional;

/**
 * What a profile means in numbers.
 *
 * @param hypotheses about the kernel
 * @param refinements of the kernel
 * @param mended whether a network mends the kernel
 * @param mixture the patch prior
 * @param schedule of one round's reverse diffusion
 * @param rounds of the restoration, see {@link ImageRestorer}
 * @param networks of the profiles that train some
 */
record FitRecipe(
    List<Hypothesis> hypotheses,
    int refinements,
    boolean mended,
    MixtureRecipe mixture,
    NoiseSchedule schedule,
    int rounds,
    Optional<NeuralRecipe> networks) {
  private static final MixtureRecipe MIXTURE = new MixtureRecipe(12, 8000, 5, 8);

  /** Of the kernels that the network has learned from. */
  private static final int MENDED_SCALE = 4;

  /** Twice the time of a round, which the training of networks makes little of. */
  private static final MixtureRecipe RICH_MIXTURE = new MixtureRecipe(48, 8000, 5, 8);

  static FitRecipe of(FitConfig config) {
    int scale = config.scale();
    double budget = config.budget();
    return switch (config.profile()) {
      case FAST ->
          new FitRecipe(
              hypotheses(scale, scale - 2),
              2,
              false,
              MIXTURE,
              NoiseSchedule.geometric(0.2, 0.04, 10),
              2,
              Optional.empty());
      case BALANCED -> balanced(scale, MIXTURE, Optional.empty());
      case SOLVER -> solver(scale, NoiseSchedule.geometric(0.2, 0.04, 10), 2);
      case NETWORK ->
          SolverColors.isUsed(config)
              ? solver(scale, NoiseSchedule.geometric(0.2, 0.04, 10), 2)
              : solver(scale, NoiseSchedule.geometric(0.2, 0.02, 8), 1);
      case NEURAL -> balanced(scale, RICH_MIXTURE, Optional.of(NeuralRecipe.warm(budget)));
      case PAPER -> balanced(scale, MIXTURE, Optional.of(NeuralRecipe.published(budget)));
    };
  }

  /**
   * Refuses a profile whose networks learn from the image: what they learn is not held.
   *
   * @throws UsageException if it is one
   */
  void requireFixed() {
    if (networks.isPresent()) {
      throw new UsageException(
          "profiles neural and paper train networks on each image, so no derivative tells what a pixel did; choose fast, balanced, solver or network");
    }
  }

  /** Levels of all rounds. */
  int levels() {
    return rounds * schedule.levels().length;
  }

  private static FitRecipe solver(int scale, NoiseSchedule schedule, int rounds) {
    return new FitRecipe(
        hypotheses(scale, 0),
        6,
        scale == MENDED_SCALE,
        MIXTURE,
        schedule,
        rounds,
        Optional.empty());
  }

  private static FitRecipe balanced(
      int scale, MixtureRecipe mixture, Optional<NeuralRecipe> networks) {
    return new FitRecipe(
        hypotheses(scale, 0),
        6,
        false,
        mixture,
        NoiseSchedule.geometric(0.2, 0.04, 16),
        4,
        networks);
  }

  /**
   * Far apart in size and price: what is common to their estimates is the kernel's. The one that
   * takes longest starts first.
   *
   * @param unseen with {@code scale - 2} the image is seen at about twice the LR image's size
   */
  private static List<Hypothesis> hypotheses(int scale, int unseen) {
    return List.of(
        new Hypothesis(9 * scale, 8, unseen),
        new Hypothesis(7 * scale, 24, unseen),
        new Hypothesis(5 * scale, 8, unseen));
  }
}
