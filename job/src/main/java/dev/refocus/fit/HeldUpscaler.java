package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.refocus.config.NetworkCard.Use;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.network.FramedNetwork;
import dev.refocus.fit.network.NetworkKernels;
import dev.refocus.fit.reverse.NoiseSchedule;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** {@link UpscaledColors} of a part of an image, which libtorch can differentiate. */
final class HeldUpscaler {
  private final UpscaledColors way;
  private final FramedNetwork network;
  private final Use use;
  private final double share;
  private final PlaneRestorer own;
  private final PlaneRestorer found;
  private final double misfit;
  private final double[] noise;

  /**
   * @param whole context of the whole image
   * @param part {@code (c, h, w)}
   */
  HeldUpscaler(FitContext whole, Image part, KernelVerdict verdict, FramedNetwork net, Use how) {
    way = new UpscaledColors(whole, verdict, net);
    network = net;
    use = how;
    share = way.share();
    FitContext context = whole.of(part);
    Kernel trained = NetworkKernels.of(whole.config().network()).at(whole.config().scale());
    own = context.planes(trained, GuessError.EVEN);
    found = context.planes(verdict.kernel(), verdict.guessError(whole.damage()));
    misfit = verdict.misfit();
    Image lr = whole.lr();
    noise =
        IntStream.range(0, lr.channels())
            .mapToDouble(channel -> whole.damage().level(lr.plane(channel)))
            .toArray();
  }

  /**
   * {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1].
   *
   * @param restore the same without the network
   */
  NDArray restore(NDArray lr, UnaryOperator<NDArray> restore) {
    if (use == Use.RAW) {
      return enlarge(lr);
    }
    return Scope.of(
        () -> {
          NDArray restored = restore.apply(lr);
          if (!way.applies()) {
            return restored;
          }
          NDArray drawn = enlarge(way.isOwn() ? lr : smaller(restored));
          return use == Use.CORRECTED ? drawn : mean(consistent(drawn, lr), restored);
        });
  }

  private NDArray mean(NDArray used, NDArray restored) {
    return Layers.scale(used, share).add(Layers.scale(restored, 1 - share));
  }

  private NDArray enlarge(NDArray lr) {
    NDArray drawn = network.enlarge(ThreeColors.planes(lr));
    return ThreeColors.ofChannels(drawn, (int) lr.getShape().get(0)).clip(0, 1);
  }

  private NDArray smaller(NDArray hr) {
    NDList planes = new NDList();
    for (int i = 0; i < hr.getShape().get(0); i++) {
      planes.add(own.degrade(hr.get(i)).clip(0, 1));
    }
    return NDArrays.stack(planes);
  }

  private NDArray consistent(NDArray drawn, NDArray lr) {
    NDList planes = new NDList();
    for (int i = 0; i < noise.length; i++) {
      double alpha = NoiseSchedule.alpha(misfit, noise[i], UpscaledColors.ERROR);
      planes.add(found.consistent(drawn.get(i), lr.get(i), noise[i], alpha).clip(0, 1));
    }
    return NDArrays.stack(planes);
  }
}
