package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelEstimator;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.ReverseDiffusion;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

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
    return fit(lr, config, seed, Deadline.none());
  }

  /**
   * The same with what can be had by a deadline: a restoration that it cuts short says so in its
   * warnings, and is the only one that depends on the speed of the machine.
   */
  public Restoration fit(DecodedImage lr, FitConfig config, long seed, Deadline deadline) {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config.profile(), config.scale());
    FitTrace.Recorder trace = new FitTrace.Recorder(device.toString());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      NDArray y = Planes.toArray(manager, lr.color().luma());

      KernelEstimator estimator =
          new KernelEstimator(recipe.hypotheses(), recipe.refinements(), workers, deadline::stops);
      KernelVerdict verdict = verdict(estimator.estimate(y, config.scale()), config, deadline);
      Kernel kernel = verdict.kernel();
      trace.step("kernel, %d px".formatted(kernel.size()), verdict.confidence(), "confidence");

      PatchPrior prior = PatchMixture.learn(y, recipe.mixture(), random, workers);
      trace.step("patch prior", recipe.mixture().components(), "components");

      ReverseDiffusion diffusion =
          new ReverseDiffusion(prior, recipe.schedule(), KernelMisfit.of(verdict.confidence()));
      PlaneRestorer restorer = restorer(manager, lr, kernel, config, diffusion, random.nextLong());
      if (restorer.windows() > 1) {
        trace.step("cut for the memory", restorer.windows(), "windows");
      }
      Image safe = restorer.interpolate(lr.color());
      // The last part of the time is the opacity's.
      int planes = lr.color().channels();
      Deadline colors = lr.alpha().isPresent() ? deadline.part(planes, planes + 1) : deadline;
      Image hr =
          verdict.trusted()
              ? ModelAverage.of(restorer.restore(lr.color(), colors), safe, verdict.confidence())
              : safe;
      double residualDb = restorer.residualDb(hr, lr.color());
      trace.step("reverse diffusion", residualDb, "dB");

      return new Restoration(
          hr,
          lr.alpha()
              .map(
                  alpha ->
                      verdict.trusted()
                          ? restorer.restoreAlpha(alpha, deadline)
                          : restorer.interpolate(alpha)),
          kernel,
          verdict.confidence(),
          residualDb,
          warnings(verdict, deadline),
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
      return restorer(manager, lr, kernel, config, diffusion, random.nextLong())
          .restore(lr.color(), Deadline.none());
    }
  }

  private static PlaneRestorer restorer(
      NDManager manager,
      DecodedImage lr,
      Kernel kernel,
      FitConfig config,
      ReverseDiffusion diffusion,
      long seed) {
    MemoryPlan memory = new MemoryPlan((long) config.memoryMib() << 20);
    return new PlaneRestorer(manager, lr.color(), kernel, config.scale(), diffusion, seed, memory);
  }

  private static KernelVerdict verdict(
      Optional<KernelEstimate> estimate, FitConfig config, Deadline deadline) {
    return estimate.isEmpty() && deadline.missed()
        ? KernelVerdict.outOfTime(config.scale())
        : KernelVerdict.of(estimate, config.scale());
  }

  private static List<Finding> warnings(KernelVerdict verdict, Deadline deadline) {
    Finding late =
        new Finding(
            ErrorCode.DEADLINE,
            "the time was over before the fit was: this is how far it came; raise limits.seconds-per-image");
    return deadline.missed()
        ? Stream.concat(Stream.of(late), verdict.warnings().stream()).toList()
        : verdict.warnings();
  }

  @Override
  public void close() {
    workers.close();
  }
}
