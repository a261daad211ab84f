package dev.refocus.fit;

import dev.refocus.config.FitConfig;
import dev.refocus.config.NetworkCard.Kind;
import dev.refocus.config.Profile;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.solver.Usrnet;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.Optional;

/**
 * The way of the profile with a trained network ({@link Usrnet}, or a solver of the user's), which
 * fails harder than the mixture where the kernel is wrong. A narrow kernel can be wrong by little:
 * under it the network restores alone. Under a shape, and under a kernel of the bank that may be
 * too wide, it is averaged with the mixture. Under the widest of the bank, which soft originals
 * look like, it is not asked.
 */
final class SolverColors {
  /** Widest kernel of the bank that the network restores under, in LR pixels. */
  private static final double WIDEST = 0.48;

  /** Kernels that are wider may be box's or Lanczos' in truth. */
  private static final double NARROW = 0.33;

  /** What the network is told of a JPEG's error, which is no white noise, over its level. */
  private static final double JPEG_NOISE = 4;

  /** The same of another image's under a kernel that may be too wide. */
  private static final double DOUBTED_NOISE = 2;

  /** The least level, in units of [0, 1]. */
  private static final double LEAST_NOISE = 2 / 255.0;

  /** The most that it has seen in training. */
  private static final double MOST_NOISE = 25 / 255.0;

  private final FitContext context;
  private final KernelVerdict verdict;

  private SolverColors(FitContext context, KernelVerdict verdict) {
    this.context = context;
    this.verdict = verdict;
  }

  /**
   * Empty if the profile has no network or the mixture does better without it.
   *
   * @param verdict that restores
   */
  static Optional<SolverColors> of(FitContext context, KernelVerdict verdict) {
    double width = verdict.found().width(context.config().scale());
    return isUsed(context.config()) && (verdict.found().isBlind() || width <= WIDEST)
        ? Optional.of(new SolverColors(context, verdict))
        : Optional.empty();
  }

  /** Whether a configuration asks for the network, be it for what another one sees. */
  static boolean isUsed(FitConfig config) {
    return config.profile() == Profile.SOLVER
        || (config.network() != null && config.network().card().kind() != Kind.DENOISER);
  }

  /** How its image is summed with the others. */
  Blend blend() {
    return verdict.found().isBlind()
        ? Blend.ofSolvedShape(verdict.confidence(), context.damage().jpeg().isPresent())
        : Blend.ofSolved(context.damage().camera(), scale());
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1].
   *
   * @param mixture restores by reverse diffusion
   */
  Image restore(Image lr, ImageRestorer mixture, Deadline deadline) {
    Image solved = solve(context, verdict.kernel(), lr, noise(), deadline);
    if (deadline.missed()) {
      // Reverse diffusion that is cut short is smooth, the network's image is not.
      return mixture.restore(lr, deadline);
    }
    return isNarrow() ? solved : average(context, solved, mixture.restore(lr, deadline));
  }

  /** Whether the network restores alone. */
  boolean isNarrow() {
    return !verdict.found().isBlind() && verdict.found().width(scale()) <= NARROW;
  }

  /**
   * With a kernel that is known.
   *
   * @param mixture restores under it
   */
  static Image restore(
      FitContext context, Kernel kernel, ImageRestorer mixture, Deadline deadline) {
    Image lr = context.lr();
    Image solved = solve(context, kernel, lr, noise(context.damage()), deadline);
    Image restored = mixture.restore(lr, deadline);
    return deadline.missed() ? restored : average(context, solved, restored);
  }

  private static Image solve(
      FitContext context, Kernel kernel, Image lr, double noise, Deadline deadline) {
    return restorer(context, kernel, lr).restore(lr, noise, deadline);
  }

  /** The network under a kernel, for images of the size of {@code lr}. */
  static SolverRestorer restorer(FitContext context, Kernel kernel, Image lr) {
    ColorSolver network = network(context, kernel);
    MemoryPlan memory = new MemoryPlan(context.bytes() / network.memory());
    int scale = context.config().scale();
    return new SolverRestorer(context.manager(), lr, kernel, scale, network, memory);
  }

  private static ColorSolver network(FitContext context, Kernel kernel) {
    int scale = context.config().scale();
    return context
        .solver()
        .<ColorSolver>map(user -> UserSolver.of(user, context.manager(), kernel, scale))
        .orElseGet(() -> new OwnSolver(new Usrnet(context.manager(), scale)));
  }

  private static Image average(FitContext context, Image solved, Image restored) {
    return ModelAverage.weighted(solved, restored, context.sharpness().networkShare());
  }

  /** What it is told of the noise, in units of [0, 1]. */
  double noise() {
    double level = noise(context.damage());
    if (verdict.found().isBlind()) {
      return Math.max(level, context.sharpness().leastShapeNoise());
    }
    boolean believed = isNarrow() || context.damage().jpeg().isPresent();
    return believed ? level : Math.min(DOUBTED_NOISE * level, MOST_NOISE);
  }

  /** Told of an image whose kernel is right, in units of [0, 1]. */
  static double noise(FileDamage damage) {
    double factor = damage.jpeg().isPresent() ? JPEG_NOISE : 1;
    return Math.min(factor * Math.max(damage.level(), LEAST_NOISE), MOST_NOISE);
  }

  private int scale() {
    return context.config().scale();
  }
}
