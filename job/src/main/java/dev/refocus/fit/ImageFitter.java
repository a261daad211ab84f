package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.bank.KernelChoice;
import dev.refocus.fit.blend.SoftRange;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.file.HiddenColors;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelEstimator;
import dev.refocus.fit.kernel.TexturedRegion;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.verdict.Examiner;
import dev.refocus.fit.verdict.KernelMisfit;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.List;
import java.util.Locale;
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
  public Restoration fit(DecodedImage decoded, FitConfig config, long seed, Deadline deadline) {
    DecodedImage lr = HiddenColors.filled(decoded);
    Optional<ConstantFrame> frame = ConstantFrame.of(lr);
    if (frame.isEmpty()) {
      return fitInside(lr, config, seed, deadline);
    }
    ConstantFrame bars = frame.orElseThrow();
    DecodedImage inside = bars.inside(lr);
    Restoration fitted = fitInside(inside, config, seed, deadline);
    Image hr = SoftRange.limitedAtEdges(fitted.hr(), inside.color(), config.scale());
    return bars.around(fitted.withPixels(hr, fitted.alpha()), lr, config.scale());
  }

  /** Of what lies inside bars of constant colour, if there are any. */
  private Restoration fitInside(DecodedImage lr, FitConfig config, long seed, Deadline deadline) {
    FitTrace.Recorder trace = new FitTrace.Recorder(device.toString());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      Prepared prepared = prepare(manager, lr, config, seed, trace, deadline);
      KernelVerdict verdict = prepared.verdict();
      ColorFit.Colors colors = ColorFit.restore(prepared.context(), verdict, deadline);
      ImageRestorer restorer = colors.restorer();
      double residualDb = restorer.planes().residualDb(colors.hr(), lr.color());
      trace.step("reverse diffusion", residualDb, "dB");

      return new Restoration(
          colors.hr(),
          lr.alpha().map(alpha -> restorer.planes().opacity(alpha)),
          verdict.found().name(),
          colors.kernel(),
          verdict.confidence(),
          colors.examDb(),
          residualDb,
          warnings(colors.warnings(), deadline),
          trace.finish(prepared.rounds() + FitRecipe.of(config).levels() + colors.steps()));
    }
  }

  /**
   * What is known of an image before it is restored.
   *
   * @param rounds of the kernel's estimates
   */
  record Prepared(FitContext context, KernelVerdict verdict, int rounds) {}

  /** Kernel and prior. */
  Prepared prepare(
      NDManager manager,
      DecodedImage lr,
      FitConfig config,
      long seed,
      FitTrace.Recorder trace,
      Deadline deadline) {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config);
    NDArray y = Planes.toArray(manager, lr.color().luma());

    KernelEstimator estimator =
        new KernelEstimator(recipe.hypotheses(), recipe.refinements(), workers, deadline::stops);
    FileDamage damage = FileDamage.of(lr);
    KernelVerdict verdict =
        verdict(estimator.estimate(y, config.scale()), y, damage, config, deadline, trace, seed);
    trace.step(
        String.format(
            Locale.ROOT, "kernel %s, %d px", verdict.found().name(), verdict.kernel().size()),
        verdict.confidence(),
        "confidence");

    PatchPrior prior = PatchMixture.learn(y, recipe.mixture(), random, workers);
    trace.step("patch prior", recipe.mixture().components(), "components");
    FitContext context =
        new FitContext(
            manager, lr.color(), damage, prior, config, workers, trace, random.nextLong());
    return new Prepared(context, verdict, estimator.rounds());
  }

  /**
   * The HR image for a kernel that is known, with {@link #fit}'s prior and solver: what a perfect
   * kernel estimate would give.
   *
   * @param seed as for {@link #fit}
   */
  public Image restore(DecodedImage lr, Kernel kernel, FitConfig config, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    FitRecipe recipe = FitRecipe.of(config);
    try (NDManager manager = NDManager.newBaseManager(device)) {
      NDArray y = Planes.toArray(manager, lr.color().luma());
      PatchPrior prior = PatchMixture.learn(y, recipe.mixture(), random, workers);
      FitTrace.Recorder trace = new FitTrace.Recorder(device.toString());
      FitContext context =
          new FitContext(
              manager,
              lr.color(),
              FileDamage.of(lr),
              prior,
              config,
              workers,
              trace,
              random.nextLong());
      ImageRestorer restorer = context.restorer(kernel, KernelMisfit.of(1));
      return config.profile() == Profile.SOLVER
          ? SolverColors.restore(context, kernel, restorer)
          : restorer.restore(lr.color(), Deadline.none());
    }
  }

  private static KernelVerdict verdict(
      Optional<KernelEstimate> estimate,
      NDArray luma,
      FileDamage damage,
      FitConfig config,
      Deadline deadline,
      FitTrace.Recorder trace,
      long seed) {
    int scale = config.scale();
    if (estimate.isEmpty()) {
      return deadline.missed() ? KernelVerdict.outOfTime(scale) : KernelVerdict.flat(scale);
    }
    KernelEstimate blind = estimate.orElseThrow();
    return Scope.run(
        () -> {
          NDArray part = TexturedRegion.of(luma);
          KernelChoice choice =
              KernelChoice.of(part, scale, damage.quantization(), damage.camera(), blind.kernel());
          trace.step("bank across scales", choice.distance(), "log power");
          trace.step("shape across scales", choice.shape(), "log odds");
          Examiner examiner = new Examiner(Planes.toImage(part), scale, damage, seed);
          return KernelVerdict.of(choice, blind, examiner);
        });
  }

  private static List<Finding> warnings(List<Finding> own, Deadline deadline) {
    Finding late =
        new Finding(
            ErrorCode.DEADLINE,
            "the time limit ended the fit early, and the row holds the result so far; raise limits.seconds-per-image");
    return deadline.missed() ? Stream.concat(Stream.of(late), own.stream()).toList() : own;
  }

  @Override
  public void close() {
    workers.close();
  }
}
