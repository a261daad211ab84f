package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard.Use;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.network.NetworkKernels;
import dev.refocus.fit.tile.MemoryPlan;
import dev.refocus.fit.tile.TileGrid;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;

/**
 * The way of a user's upscaler. It was trained on images that one kernel made smaller, and draws
 * what is not there of others. It therefore sees what was restored, made smaller by that kernel:
 * noise and JPEG are gone too. Where the found kernel is its own, it sees the LR image. The exact
 * data step makes what it draws agree with the LR image again.
 */
final class UpscaledColors {
  /** LR pixels at a cut that a window of the network is not believed in. */
  private static final int REACH = 16;

  /** The network's arrays over those of reverse diffusion, per HR pixel. */
  private static final int MORE_MEMORY = 8;

  /** Standard deviation of what the network draws, for the data step, in units of [0, 1]. */
  static final double ERROR = 0.1;

  /** Of the network's image, under a kernel that is doubted. */
  private static final double DOUBTED_SHARE = 0.5;

  private final FitContext context;
  private final KernelVerdict verdict;
  private final KnownNetwork known;
  private final FramedNetwork network;

  UpscaledColors(FitContext context, KernelVerdict verdict, FramedNetwork network) {
    this.context = context;
    this.verdict = verdict;
    this.known = context.config().network();
    this.network = network;
  }

  /** What the network makes of restored colours; these if the kernel is too doubtful to restore. */
  Colors of(Colors restored, Deadline deadline) {
    if (known.use() == Use.RAW) {
      return restored.with(enlarge(context.lr()));
    }
    if (deadline.stops() || !applies()) {
      return restored;
    }
    Image drawn = enlarge(isOwn() ? context.lr() : smaller(restored.hr()));
    Image used = known.use() == Use.CORRECTED ? drawn : consistent(drawn);
    note(used, restored.hr());
    return restored.with(
        known.use() == Use.CORRECTED ? used : ModelAverage.weighted(used, restored.hr(), share()));
  }

  /** Whether the kernel is sure enough for the network to be asked. */
  boolean applies() {
    return verdict.restores() || verdict.found().isKnown();
  }

  /** What the network adds and the LR image cannot confirm. */
  private void note(Image used, Image restored) {
    double distanceDb = Decibel.between(used, restored);
    context.trace().step("network, beside what was restored", distanceDb, "dB");
    context.trace().unconfirmed(UnconfirmedMap.of(used, restored));
  }

  /** Under a kernel that is doubted, what was restored with it bounds the harm. */
  double share() {
    return verdict.warnings().isEmpty() ? 1 : DOUBTED_SHARE;
  }

  /** Whether the kernel that made the LR image made those of the network's training. */
  boolean isOwn() {
    return verdict.found().name().equals(known.card().kernel());
  }

  private Image smaller(Image hr) {
    return Planes.clamp(
        context
            .planes(NetworkKernels.of(known).at(context.config().scale()), GuessError.EVEN)
            .degraded(hr));
  }

  private Image consistent(Image drawn) {
    PlaneRestorer planes = context.planes(verdict.kernel(), verdict.guessError(context.damage()));
    return planes.consistent(drawn, context.lr(), verdict.misfit(), ERROR);
  }

  private Image enlarge(Image lr) {
    int scale = context.config().scale();
    TileGrid grid = new MemoryPlan(context.bytes() / MORE_MEMORY).grid(lr, scale, REACH, scale);
    return grid.map(lr, window -> Scope.run(() -> enlargeWindow(window)));
  }

  private Image enlargeWindow(Image lr) {
    NDArray drawn = network.enlarge(ThreeColors.planes(context.manager(), lr));
    return ThreeColors.image(ThreeColors.ofChannels(drawn, lr.channels()));
  }
}
