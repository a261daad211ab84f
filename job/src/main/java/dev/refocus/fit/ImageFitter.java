package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.Restoration.FoundKernel;
import dev.refocus.fit.blend.SoftRange;
import dev.refocus.fit.file.HiddenColors;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.network.NetworkShelf;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recovers the HR image and the kernel of one LR image. One per JVM; safe for many threads. */
public final class ImageFitter implements AutoCloseable {
  private final Device device;
  private final Workers workers;
  private final NetworkShelf networks;

  /**
   * A fitter with threads of its own.
   *
   * @param device where the arrays live
   * @param threads that fits may use; results do not depend on it
   */
  public ImageFitter(Device device, int threads) {
    this.device = device;
    this.workers = new Workers(threads);
    this.networks = new NetworkShelf(device);
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
    return fit(decoded, config, seed, deadline, KernelEvidence.NONE);
  }

  /** The same of an image of which something is known. */
  public Restoration fit(
      DecodedImage decoded,
      FitConfig config,
      long seed,
      Deadline deadline,
      KernelEvidence evidence) {
    DecodedImage lr = HiddenColors.filled(decoded);
    FitConfig own = config.of(lr.color().width());
    Restoration whole = fitWhole(lr, own.whole(), seed, deadline, evidence);
    return Reduction.of(whole, lr, own.enlargement());
  }

  /**
   * A look at the kernel, as {@link #fit} begins with it; empty if there is nothing to see.
   *
   * @param seed as for {@link #fit}
   */
  public Optional<BlindEstimate> estimate(
      DecodedImage decoded, FitConfig config, long seed, Deadline deadline) {
    DecodedImage lr = HiddenColors.filled(decoded);
    DecodedImage seen = ConstantFrame.of(lr).map(bars -> bars.inside(lr)).orElse(lr);
    try (NDManager manager = NDManager.newBaseManager(device)) {
      FitConfig own = config.of(lr.color().width()).whole();
      return new FitPreparation(manager, seen, own, seed, workers, deadline).estimate();
    }
  }

  private Restoration fitWhole(
      DecodedImage lr, FitConfig config, long seed, Deadline deadline, KernelEvidence evidence) {
    Optional<ConstantFrame> frame = ConstantFrame.of(lr);
    if (frame.isEmpty()) {
      return fitInside(lr, config, seed, deadline, evidence);
    }
    ConstantFrame bars = frame.orElseThrow();
    DecodedImage inside = bars.inside(lr);
    Restoration fitted = fitInside(inside, config, seed, deadline, evidence);
    Image hr = SoftRange.limitedAtEdges(fitted.hr(), inside.color(), config.scale());
    return bars.around(fitted.withPixels(hr, fitted.alpha()), lr, config.scale());
  }

  /** Of what lies inside bars of constant colour, if there are any. */
  private Restoration fitInside(
      DecodedImage lr, FitConfig config, long seed, Deadline deadline, KernelEvidence evidence) {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      FitPreparation preparation =
          new FitPreparation(manager, lr, config, seed, workers, deadline, evidence);
      KernelVerdict verdict = preparation.verdict();
      UserNetwork network = UserNetwork.of(config, networks);
      FitContext context = network.in(preparation.context());
      Colors first =
          network.colors(context, verdict, ColorFit.restore(context, verdict, deadline), deadline);
      Colors colors = Cascade.given(context, verdict, config, deadline).of(first);
      PlaneRestorer planes = context.planes(colors.kernel(), GuessError.EVEN, config.scale());
      double residualDb = planes.residualDb(colors.hr(), lr.color());
      context.trace().step("reverse diffusion", residualDb, "dB");

      return new Restoration(
          colors.hr(),
          lr.alpha().map(planes::opacity),
          new FoundKernel(verdict.found().name(), colors.kernel(), verdict.chance()),
          colors.examDb(),
          residualDb,
          warnings(colors.warnings(), deadline),
          context.trace().finish(preparation.iterations() + colors.steps()));
    }
  }

  /**
   * The HR image for a kernel that is known, with {@link #fit}'s prior and solver: what a perfect
   * kernel estimate would give.
   *
   * @param seed as for {@link #fit}
   */
  public Image restore(DecodedImage lr, Kernel kernel, FitConfig config, long seed) {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      Deadline never = Deadline.none();
      UserNetwork network = UserNetwork.of(config, networks);
      FitContext context =
          network.in(new FitPreparation(manager, lr, config, seed, workers, never).context());
      KernelVerdict given = KernelVerdict.given(kernel.blocks(config.scale() / context.scale()));
      Colors first = network.colors(context, given, ColorFit.restore(context, given, never), never);
      return new Cascade(context, given, Optional.of(kernel), config, never).of(first).hr();
    }
  }

  /**
   * The restoration of a part of an image as a function of its LR pixels.
   *
   * @param seed as for {@link #fit}
   * @param row of the LR pixel in the middle of the part, as far as the image reaches
   * @param column of the same
   * @param side of the part at most, in LR pixels
   * @throws UsageException if the pixel lies in a bar of constant colour, the profile trains
   *     networks, or the network has no derivative
   */
  public HeldFit hold(
      DecodedImage decoded, FitConfig config, long seed, int row, int column, int side) {
    FitRecipe.of(config).requireFixed();
    DecodedImage filled = HiddenColors.filled(decoded);
    ConstantFrame bars = ConstantFrame.of(filled).orElse(ConstantFrame.NONE);
    DecodedImage lr = bars.inside(filled);
    bars.requireInside(lr.color(), row, column);
    LrPart part = LrPart.around(lr.color(), row - bars.top(), column - bars.left(), side);
    NDManager manager = NDManager.newBaseManager(device);
    try {
      FitPreparation preparation =
          new FitPreparation(manager, lr, config, seed, workers, Deadline.none());
      UserNetwork network = UserNetwork.of(config, networks);
      network.requireDerivative();
      KernelVerdict verdict = preparation.verdict();
      FitContext context = network.in(preparation.context());
      LrPart place = part.moved(bars.top(), bars.left());
      return new HeldFit(new HeldFit.Held(manager, context, verdict, network), part, place);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
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
    networks.close();
  }
}
