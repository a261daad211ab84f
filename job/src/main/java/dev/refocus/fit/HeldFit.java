package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The HR image of a part of an image as a function of the part's LR pixels, which libtorch can
 * differentiate. Everything that the fit learned stays as it is: the kernel, the exam's maps, the
 * mixtures, the level of the noise, and which map and component each patch goes through. At the LR
 * pixels themselves it is the HR image that {@link ImageFitter#fit} restores, but for what lies at
 * the part's edges. Away from them it is the function of which the fit is a piece.
 */
public final class HeldFit implements UnaryOperator<NDArray>, AutoCloseable {
  private final Held held;
  private final UnaryOperator<NDArray> colors;
  private final LrPart place;
  private final NDArray lr;
  private final NDArray hr;

  /**
   * What is kept.
   *
   * @param manager of all arrays, closed with the fit
   * @param context of the whole image
   */
  record Held(NDManager manager, FitContext context, KernelVerdict verdict, UserNetwork network) {}

  /**
   * @param part of the image without bars of constant colour
   * @param place of the same pixels in the image with its bars
   */
  HeldFit(Held held, LrPart part, LrPart place) {
    this.held = held;
    this.place = place;
    Image pixels = part.of(held.context().lr());
    Shape shape = new Shape(pixels.channels(), pixels.height(), pixels.width());
    lr = Layers.constant(held.manager(), pixels.samples(), shape);
    colors = colors(held.context(), held.verdict(), held.network(), pixels);
    // The first pass chooses for all.
    hr = apply(lr);
  }

  private static UnaryOperator<NDArray> colors(
      FitContext context, KernelVerdict verdict, UserNetwork network, Image pixels) {
    HeldColors own = new HeldColors(context, verdict, pixels);
    Optional<HeldUpscaler> upscaler = network.held(context, verdict, pixels);
    return upscaler
        .<UnaryOperator<NDArray>>map(held -> seen -> held.restore(seen, own::restore))
        .orElse(own::restore);
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1]. */
  @Override
  public NDArray apply(NDArray seen) {
    return Scope.of(() -> colors.apply(seen));
  }

  /** The LR pixels, {@code (c, h, w)}. */
  public NDArray lr() {
    return lr;
  }

  /** What {@link #apply} makes of {@link #lr}. */
  public NDArray hr() {
    return hr;
  }

  /** Where the LR pixels lie in the image. */
  public LrPart place() {
    return place;
  }

  /** As in a row. */
  public String kernelName() {
    return held.verdict().found().name();
  }

  /** The chance that restoring with the kernel beats interpolation. */
  public double kernelConfidence() {
    return held.verdict().chance();
  }

  @Override
  public void close() {
    held.manager().close();
  }
}
