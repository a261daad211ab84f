package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimator;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.ReverseDiffusion;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Recovers the HR image and the kernel of one LR image. One per JVM; safe for many threads. */
public final class ImageFitter implements AutoCloseable {
  private final Device device;
  private final Workers workers;

  /**
   * @param device where the arrays live
   * @param threads that fits may use; results do not depend on it
   */
  public ImageFitter(Device device, int threads) {
    this.device = device;
    this.workers = new Workers(threads);
  }

  /**
   * Kernel, prior, image: in this order, each from what came before.
   *
   * @param seed of this image's random stream
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  public Restoration fit(DecodedImage lr, FitConfig config, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config.profile(), config.scale());
    FitTrace.Recorder trace = new FitTrace.Recorder(device.toString());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      NDArray y = Planes.toArray(manager, lr.color().luma());

      KernelEstimator estimator =
          new KernelEstimator(recipe.hypotheses(), recipe.refinements(), workers);
      KernelVerdict verdict =
          KernelVerdict.of(estimator.estimate(y, config.scale()), config.scale());
      Kernel kernel = verdict.kernel();
      trace.step("kernel, %d px".formatted(kernel.size()), verdict.confidence(), "confidence");

      PatchPrior prior = PatchMixture.learn(y, recipe.mixture(), random, workers);
      trace.step("patch prior", recipe.mixture().components(), "components");

      ReverseDiffusion diffusion =
          new ReverseDiffusion(prior, recipe.schedule(), KernelMisfit.of(verdict.confidence()));
      PlaneRestorer restorer =
          new PlaneRestorer(
              manager, lr.color(), kernel, config.scale(), diffusion, random.nextLong());
      Image safe = restorer.interpolate(lr.color());
      Image hr =
          verdict.trusted()
              ? ModelAverage.of(restorer.restore(lr.color()), safe, verdict.confidence())
              : safe;
      double residualDb = restorer.residualDb(hr, lr.color());
      trace.step("reverse diffusion", residualDb, "dB");

      return new Restoration(
          hr,
          lr.alpha().map(verdict.trusted() ? restorer::restoreAlpha : restorer::interpolate),
          kernel,
          verdict.confidence(),
          residualDb,
          verdict.warnings(),
          trace.finish(estimator.rounds() + recipe.schedule().levels().length));
    }
  }

  /**
   * The HR image for a kernel that is known, with {@link #fit}'s prior and solver: what a perfect
   * kernel estimate would give.
   *
   * @param seed as for {@link #fit}
   */
  public Image restore(DecodedImage lr, Kernel kernel, FitConfig config, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config.profile(), config.scale());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      NDArray y = Planes.toArray(manager, lr.color().luma());
      PatchPrior prior = PatchMixture.learn(y, recipe.mixture(), random, workers);
      ReverseDiffusion diffusion =
          new ReverseDiffusion(prior, recipe.schedule(), KernelMisfit.of(1));
      return new PlaneRestorer(
              manager, lr.color(), kernel, config.scale(), diffusion, random.nextLong())
          .restore(lr.color());
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
