package dev.refocus.fit;

import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;

/**
 * What the ways to restore the colours of one image share.
 *
 * @param manager of the image's arrays
 * @param lr {@code (c, h, w)}
 * @param damage what happened to it after the kernel
 * @param prior the mixture, of the LR image's patches
 * @param seed of the restoration's random stream
 */
record FitContext(
    NDManager manager,
    Image lr,
    FileDamage damage,
    PatchPrior prior,
    FitConfig config,
    Workers workers,
    FitTrace.Recorder trace,
    long seed) {
  FitRecipe recipe() {
    return FitRecipe.of(config);
  }

  /** Bytes that the arrays of a restoration may take. */
  long bytes() {
    return (long) config.memoryMib() << 20;
  }

  /**
   * With a kernel of any shape.
   *
   * @param misfit of the kernel, see {@link KernelMisfit}
   */
  ImageRestorer restorer(Kernel kernel, double misfit) {
    return restorer(kernel, misfit, GuessError.EVEN);
  }

  /**
   * @param misfit of the kernel, see {@link KernelMisfit}
   * @param error of what the prior says under it
   */
  ImageRestorer restorer(Kernel kernel, double misfit, GuessError error) {
    MemoryPlan memory = new MemoryPlan(bytes());
    PlaneRestorer planes =
        new PlaneRestorer(manager, lr, kernel, error, config.scale(), damage, memory);
    return new ImageRestorer(this, planes, misfit);
  }
}
