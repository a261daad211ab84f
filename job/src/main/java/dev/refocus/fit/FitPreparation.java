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
import dev.refocus.fit.kernel.KernelMending;
import dev.refocus.fit.kernel.LearnedMending;
import dev.refocus.fit.kernel.TexturedRegion;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.verdict.Examiner;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.fit.verdict.SharedVerdict;
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
  private final Optional<Kernel> given;
  private final long seed;
  private final Workers workers;
  private final Deadline deadline;
  private final KernelEvidence evidence;
  private final FitTrace.Recorder trace;
  private final FileDamage damage;
  private final NDArray luma;

  /**
   * Of an image of which nothing is known.
   *
   * @param config of all stages; only the first is prepared
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
    this(manager, lr, config, seed, workers, deadline, KernelEvidence.NONE);
  }

  /**
   * @param evidence of the kernel
   */
  FitPreparation(
      NDManager manager,
      DecodedImage lr,
      FitConfig config,
      long seed,
      Workers workers,
      Deadline deadline,
      KernelEvidence evidence) {
    this.manager = manager;
    this.lr = lr;
    this.config = config.stages().get(0);
    given = known(config.kernel(), config.scale() / this.config.scale());
    this.seed = seed;
    this.workers = workers;
    this.deadline = deadline;
    this.evidence = evidence;
    trace = new FitTrace.Recorder(manager.getDevice().toString());
    damage = FileDamage.of(lr);
    luma = Planes.toArray(manager, lr.color().luma());
  }

  /** That of the first stage: its pixels are squares of so many pixels of the last one's. */
  private static Optional<Kernel> known(KnownKernel known, int later) {
    return Optional.ofNullable(known)
        .map(each -> Kernel.of(each.size(), each.weights()).blocks(later));
  }

  /** The kernel to restore with. */
  KernelVerdict verdict() {
    KernelVerdict verdict = given.map(KernelVerdict::given).orElseGet(this::found);
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
          return evidence
              .group()
              .flatMap(group -> shared(part, group, examiner))
              .orElseGet(() -> own(part, examiner));
        });
  }

  private Optional<KernelVerdict> shared(NDArray part, KernelEstimate group, Examiner examiner) {
    return examiner.seesLittle()
        ? Optional.empty()
        : SharedVerdict.of(choice(part, group), group, evidence.own(), examiner);
  }

  private KernelVerdict own(NDArray part, Examiner examiner) {
    return examiner.seesLittle() ? ofBank(part, examiner) : ofEstimate(part, examiner);
  }

  /** A look at the kernel; empty if the image shows none, or the time has not sufficed. */
  Optional<BlindEstimate> estimate() {
    return Scope.run(
        () -> {
          NDArray part = TexturedRegion.of(luma);
          Examiner examiner = new Examiner(Planes.toImage(part), config.scale(), damage, seed);
          return examiner.seesLittle() ? Optional.empty() : seen(part, examiner);
        });
  }

  private Optional<BlindEstimate> seen(NDArray part, Examiner examiner) {
    return estimator()
        .estimate(part, config.scale())
        .map(
            blind ->
                new BlindEstimate(
                    blind, KernelVerdict.believes(choice(part, blind), blind, examiner)));
  }

  /** A shape would not be believed, so nobody looks for it. */
  private KernelVerdict ofBank(NDArray part, Examiner examiner) {
    if (deadline.stops() || !KernelEstimator.showsKernel(part, config.scale())) {
      return withoutEstimate();
    }
    return KernelVerdict.ofBank(choice(part, Optional.empty()), examiner);
  }

  private KernelVerdict ofEstimate(NDArray part, Examiner examiner) {
    return evidence
        .own()
        .map(seen -> new KernelEstimate(seen.kernel(), seen.agreement(), (int) part.size()))
        .or(() -> estimator().estimate(part, config.scale()))
        .map(blind -> KernelVerdict.of(choice(part, blind), blind, examiner))
        .orElseGet(this::withoutEstimate);
  }

  private KernelEstimator estimator() {
    FitRecipe recipe = FitRecipe.of(config);
    KernelMending mending = recipe.mended() ? new LearnedMending(manager) : KernelMending.NONE;
    return new KernelEstimator(
        recipe.hypotheses(), recipe.refinements(), mending, workers, deadline::stops);
  }

  private KernelVerdict withoutEstimate() {
    return deadline.missed()
        ? KernelVerdict.outOfTime(config.scale())
        : KernelVerdict.flat(config.scale());
  }

  private KernelChoice choice(NDArray part, KernelEstimate blind) {
    KernelChoice choice = choice(part, Optional.of(blind.kernel()));
    trace.step("shape across scales", choice.shape(), "log odds");
    return choice;
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
    int ofKernel = given.isEmpty() ? estimator().iterations() : 0;
    return ofKernel + FitRecipe.of(config).levels();
  }
}
