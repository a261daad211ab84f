package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownKernel;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelEstimator;
import dev.refocus.fit.kernel.TexturedRegion;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.verdict.Examiner;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What has to be known of an image before it is restored: its kernel and its prior. */
final class FitPreparation {
  private final NDManager manager;
  private final DecodedImage lr;
  private final FitConfig config;
  private final long seed;
  private final Workers workers;
  private final Deadline deadline;
  private final FitTrace.Recorder trace;
  private final FileDamage damage;
  private final NDArray luma;

  /**
   * @param manager of the image's arrays
   * @param seed of the image's random stream
   */
  FitPreparation(
      NDManager manager,
      DecodedImage lr,
      FitConfig config,
      long seed,
      Workers workers,
      Deadline deadline) {
    this.manager = manager;
    this.lr = lr;
    this.config = config;
    this.seed = seed;
    this.workers = workers;
    this.deadline = deadline;
    trace = new FitTrace.Recorder(manager.getDevice().toString());
    damage = FileDamage.of(lr);
    luma = Planes.toArray(manager, lr.color().luma());
  }

  /** The kernel to restore with. */
  KernelVerdict verdict() {
    KernelVerdict verdict =
        config.kernel() == null ? found() : KernelVerdict.given(kernel(config.kernel()));
    trace.step(
        String.format(
            Locale.ROOT, "kernel %s, %d px", verdict.found().name(), verdict.kernel().size()),
        verdict.chance(),
        "confidence");
    return verdict;
  }

  private KernelVerdict found() {
    return Scope.run(
        () -> {
          NDArray part = TexturedRegion.of(luma);
          Examiner examiner = new Examiner(Planes.toImage(part), config.scale(), damage, seed);
          return examiner.seesLittle() ? ofBank(part, examiner) : ofEstimate(part, examiner);
        });
  }

  /** A shape would not be believed, so nobody looks for it. */
  private KernelVerdict ofBank(NDArray part, Examiner examiner) {
    if (deadline.stops() || !KernelEstimator.showsKernel(part, config.scale())) {
      return withoutEstimate();
    }
    return KernelVerdict.ofBank(choice(part, Optional.empty()), examiner);
  }

  private KernelVerdict ofEstimate(NDArray part, Examiner examiner) {
    return estimator()
        .estimate(part, config.scale())
        .map(blind -> judged(part, blind, examiner))
        .orElseGet(this::withoutEstimate);
  }

  private static Kernel kernel(KnownKernel known) {
    float[] weights = new float[known.weights().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = known.weights().get(i);
    }
    return new Kernel(known.size(), weights);
  }

  private KernelEstimator estimator() {
    FitRecipe recipe = FitRecipe.of(config);
    return new KernelEstimator(recipe.hypotheses(), recipe.refinements(), workers, deadline::stops);
  }

  private KernelVerdict withoutEstimate() {
    return deadline.missed()
        ? KernelVerdict.outOfTime(config.scale())
        : KernelVerdict.flat(config.scale());
  }

  private KernelVerdict judged(NDArray part, KernelEstimate blind, Examiner examiner) {
    KernelChoice choice = choice(part, Optional.of(blind.kernel()));
    trace.step("shape across scales", choice.shape(), "log odds");
    return KernelVerdict.of(choice, blind, examiner);
  }

  private KernelChoice choice(NDArray part, Optional<Kernel> blind) {
    KernelChoice choice =
        KernelChoice.of(part, config.scale(), damage.quantization(), damage.camera(), blind);
    trace.step("bank across scales", choice.distance(), "log power");
    return choice;
  }

  /** What restores the image, with the prior of its patches. */
  FitContext context() {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config);
    PatchPrior prior = PatchMixture.learn(luma, recipe.mixture(), random, workers);
    trace.step("patch prior", recipe.mixture().components(), "components");
    FitSubject subject = new FitSubject(lr.color(), damage, config, random.nextLong());
    return new FitContext(manager, subject, prior, workers, trace);
  }

  /** Of the kernel's estimates and of reverse diffusion, as planned. */
  int iterations() {
    int ofKernel = config.kernel() == null ? estimator().iterations() : 0;
    return ofKernel + FitRecipe.of(config).levels();
  }
}
