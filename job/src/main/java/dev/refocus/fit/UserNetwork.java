package dev.refocus.fit;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard.Kind;
import dev.refocus.config.Profile;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.network.Network;
import dev.refocus.fit.network.NetworkShelf;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.Optional;

/**
 * What the user's network does in a fit; nothing if the profile has none.
 *
 * @param known its card
 */
record UserNetwork(KnownNetwork known, Optional<Network> network) {
  static UserNetwork of(FitConfig config, NetworkShelf networks) {
    if (config.profile() == Profile.NETWORK && config.network() == null) {
      throw new IllegalArgumentException("profile network without a network");
    }
    return new UserNetwork(
        config.network(), Optional.ofNullable(config.network()).map(networks::of));
  }

  /**
   * With a denoiser in the place of the image's own patches, or a solver in that of the program's
   * own, if the network is one.
   */
  FitContext in(FitContext context) {
    return network.map(each -> in(context, new FramedNetwork(each, known.card()))).orElse(context);
  }

  private FitContext in(FitContext context, FramedNetwork framed) {
    return switch (known.card().kind()) {
      case DENOISER -> context.with(new DenoiserPrior(framed));
      case SOLVER -> context.with(framed);
      case UPSCALER -> context;
    };
  }

  /** What an upscaler makes of restored colours. */
  Colors colors(FitContext context, KernelVerdict verdict, Colors restored, Deadline deadline) {
    return network
        .filter(each -> known.card().kind() == Kind.UPSCALER)
        .map(each -> new FramedNetwork(each, known.card()))
        .map(each -> new UpscaledColors(context, verdict, each).of(restored, deadline))
        .orElse(restored);
  }

  /** The upscaler for a part of an image; empty if there is none. */
  Optional<HeldUpscaler> held(FitContext context, KernelVerdict verdict, Image part) {
    return network
        .filter(each -> known.card().kind() == Kind.UPSCALER)
        .map(each -> new FramedNetwork(each, known.card()))
        .map(each -> new HeldUpscaler(context, part, verdict, each, known.use()));
  }

  /**
   * Refuses a network without a derivative.
   *
   * @throws UsageException if it is run by a library that gives none
   */
  void requireDerivative() {
    if (network.isPresent() && !network.orElseThrow().hasDerivative()) {
      throw new UsageException(
          "the network is ONNX, and ONNX Runtime gives no derivative; convert it to TorchScript or safetensors, see deploy/NETWORKS.md");
    }
  }
}
