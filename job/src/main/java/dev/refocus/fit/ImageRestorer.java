package dev.refocus.fit;

import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.ReverseDiffusion;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Restores an image with one kernel in rounds, each from the LR image anew; their mean is the HR
 * image. The first round's prior is of the LR image's patches, which still have the kernel's blur
 * at their own size. Every later one's is of the patches of the round before at half its size: the
 * same textures, sharper than they are at either size (patches recur across scales: Glasner, Bagon,
 * Irani 2009, "Super-resolution from a single image").
 */
final class ImageRestorer {
  private final FitContext context;
  private final PlaneRestorer planes;
  private final double misfit;

  private ImageRestorer(FitContext context, PlaneRestorer planes, double misfit) {
    this.context = context;
    this.planes = planes;
    this.misfit = misfit;
  }

  /**
   * With a kernel of any shape.
   *
   * @param misfit of the kernel, see {@link KernelMisfit}
   */
  static ImageRestorer of(FitContext context, Kernel kernel, double misfit) {
    return of(context, kernel, misfit, GuessError.EVEN);
  }

  /**
   * @param misfit of the kernel, see {@link KernelMisfit}
   * @param error of what the prior says under it
   */
  static ImageRestorer of(FitContext context, Kernel kernel, double misfit, GuessError error) {
    return new ImageRestorer(context, context.planes(kernel, error), misfit);
  }

  /** What it restores with. */
  PlaneRestorer planes() {
    return planes;
  }

  /** {@link #restore(Image, Optional, Deadline)} with the mixture alone. */
  Image restore(Image lr, Deadline deadline) {
    return restore(lr, Optional.empty(), deadline);
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1].
   *
   * @param network the prior of one round more
   * @param deadline a round that it cuts short counts only if it is the first: it would be smoother
   *     than the others
   */
  Image restore(Image lr, Optional<PatchPrior> network, Deadline deadline) {
    return Scope.run(() -> restore(lr, network, deadline, round -> {}));
  }

  /**
   * One of the rounds.
   *
   * @param seed of its random numbers
   * @param share of its image in the mean of all until it
   */
  record Round(PatchPrior prior, long seed, double share) {}

  /** The rounds by which the mixture restores an image, of which each has seen the one before. */
  List<Round> rounds(Image lr) {
    List<Round> rounds = new ArrayList<>();
    restore(lr, Optional.empty(), Deadline.none(), rounds::add);
    return rounds;
  }

  private Image restore(
      Image lr, Optional<PatchPrior> network, Deadline deadline, Consumer<Round> seen) {
    RandomGenerator random = new SplittableRandom(context.seed());
    int rounds = context.recipe().rounds();
    int all = network.isPresent() ? rounds + 1 : rounds;
    Round first = new Round(context.prior(), random.nextLong(), 1);
    Image last = restore(lr, first, deadline);
    Image mean = last;
    seen.accept(first);
    for (int done = 1; done < all && !deadline.stops(); done++) {
      PatchPrior prior = done < rounds ? recurrent(last, random) : network.orElseThrow();
      Round next = new Round(prior, random.nextLong(), share(done));
      last = restore(lr, next, deadline);
      mean = deadline.missed() ? mean : ModelAverage.weighted(last, mean, next.share());
      seen.accept(next);
    }
    return mean;
  }

  /** Of a round beside those that are done. */
  private double share(int done) {
    return context.sharpness().lastRound() ? 1 : 1.0 / (done + 1);
  }

  private Image restore(Image lr, Round round, Deadline deadline) {
    return planes.restore(lr, diffusion(round.prior()), round.seed(), deadline);
  }

  /** A round's. */
  ReverseDiffusion diffusion(PatchPrior prior) {
    return new ReverseDiffusion(prior, context.recipe().schedule(), misfit);
  }

  private PatchPrior recurrent(Image restored, RandomGenerator random) {
    Image half = Planes.halved(restored.luma());
    return PatchMixture.learn(
        Planes.toArray(context.manager(), half),
        context.recipe().mixture(),
        random,
        context.workers());
  }
}
