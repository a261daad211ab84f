package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.Optional;

/**
 * What restores planes: reverse diffusion, a network, or the mean of both, as the profile and the
 * kernel want it.
 *
 * @param solver empty if there is no network
 * @param rounds empty if it restores alone
 * @param share of the network in the mean
 */
record HeldRestorer(Optional<HeldSolver> solver, Optional<HeldRounds> rounds, double share) {

  /**
   * For a part of an image.
   *
   * @param whole planes {@code (c, h, w)} that are restored, as {@link Coloring} chooses them
   * @param part of them
   */
  static HeldRestorer of(FitContext context, KernelVerdict verdict, Image whole, Image part) {
    Optional<SolverColors> network = SolverColors.of(context, verdict);
    boolean known = verdict.found().isKnown();
    boolean solves = known ? SolverColors.isUsed(context.config()) : network.isPresent();
    double noise =
        known ? SolverColors.noise(context.damage()) : network.map(SolverColors::noise).orElse(0.0);
    Optional<HeldSolver> solver =
        solves ? Optional.of(solver(context.of(part), verdict, noise)) : Optional.empty();
    boolean alone = !known && network.map(SolverColors::isNarrow).orElse(false);
    return new HeldRestorer(
        solver,
        alone ? Optional.empty() : Optional.of(rounds(context, verdict, whole, part)),
        context.sharpness().networkShare());
  }

  private static HeldSolver solver(FitContext part, KernelVerdict verdict, double noise) {
    return new HeldSolver(SolverColors.restorer(part, verdict.kernel(), part.lr()), noise);
  }

  private static HeldRounds rounds(
      FitContext context, KernelVerdict verdict, Image whole, Image part) {
    ImageRestorer first = restorer(context, verdict);
    return HeldRounds.of(
        restorer(context.of(part), verdict), first.rounds(whole), whole, context.damage());
  }

  private static ImageRestorer restorer(FitContext context, KernelVerdict verdict) {
    return verdict.found().isKnown()
        ? ImageRestorer.of(context, verdict.kernel(), KernelMisfit.of(1), GuessError.EVEN)
        : ImageRestorer.of(
            context, verdict.kernel(), verdict.misfit(), verdict.guessError(context.damage()));
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1]. */
  NDArray restore(NDArray lr) {
    if (rounds.isEmpty()) {
      return solver.orElseThrow().restore(lr);
    }
    return solver
        .map(network -> mean(network.restore(lr), rounds.orElseThrow().restore(lr)))
        .orElseGet(() -> rounds.orElseThrow().restore(lr));
  }

  private NDArray mean(NDArray solved, NDArray restored) {
    return Scope.of(() -> Layers.scale(solved, share).add(Layers.scale(restored, 1 - share)));
  }
}
