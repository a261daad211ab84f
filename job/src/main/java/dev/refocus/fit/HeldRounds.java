package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.ReverseDiffusion;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@link ImageRestorer}'s rounds, whose mixtures, grids of patches and levels of noise are those of
 * one image, and stay.
 *
 * @param noise of each plane, standard deviations in units of [0, 1]
 */
record HeldRounds(ImageRestorer restorer, List<HeldRound> rounds, double[] noise) {
  /**
   * One of them.
   *
   * @param priors one for each pass
   */
  private record HeldRound(Supplier<PatchPrior> priors, long seed, double share) {}

  /**
   * @param restorer of the part
   * @param rounds by which the whole image was restored
   * @param whole {@code (c, h, w)}
   */
  static HeldRounds of(
      ImageRestorer restorer, List<ImageRestorer.Round> rounds, Image whole, FileDamage damage) {
    return new HeldRounds(
        restorer,
        rounds.stream()
            .map(round -> new HeldRound(round.prior().held(), round.seed(), round.share()))
            .toList(),
        IntStream.range(0, whole.channels())
            .mapToDouble(channel -> damage.level(whole.plane(channel)))
            .toArray());
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1]. */
  NDArray restore(NDArray lr) {
    return Scope.of(
        () -> {
          NDArray mean = restore(lr, rounds.get(0));
          for (HeldRound round : rounds.subList(1, rounds.size())) {
            NDArray next = restore(lr, round);
            mean = Layers.scale(next, round.share()).add(Layers.scale(mean, 1 - round.share()));
          }
          return mean;
        });
  }

  private NDArray restore(NDArray lr, HeldRound round) {
    return Scope.of(
        () -> {
          ReverseDiffusion diffusion = restorer.diffusion(round.priors().get());
          NDList planes = new NDList();
          for (int i = 0; i < noise.length; i++) {
            NDArray plane = lr.get(i);
            planes.add(
                restorer
                    .planes()
                    .restore(plane, diffusion, noise[i], round.seed(), () -> false)
                    .clip(0, 1));
          }
          return NDArrays.stack(planes);
        });
  }
}
