package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.config.NetworkCard;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;

/** A network on images in [0, 1], red first, of any size: the card says what it wants instead. */
public final class FramedNetwork {
  private static final int COLORS = 3;

  private final Network network;
  private final NetworkCard card;

  public FramedNetwork(Network network, NetworkCard card) {
    this.network = network;
    this.card = card;
  }

  /** See {@link Network#hasDerivative}. */
  public boolean hasDerivative() {
    return network.hasDerivative();
  }

  /**
   * The HR colours.
   *
   * @param planes three of {@code (h, w)}
   * @return {@code (3, s h, s w)}; may leave [0, 1]
   */
  public NDArray enlarge(NDList planes) {
    return Scope.of(() -> Layers.copy(run(planes, card.scale(), new NDList())));
  }

  /**
   * The clean plane.
   *
   * @param plane {@code (h, w)}
   * @param noise standard deviation of its noise, in units of [0, 1]
   * @return {@code (h, w)}
   */
  public NDArray denoise(NDArray plane, double noise) {
    return Scope.of(
        () -> {
          NDArray level = plane.zerosLike().addi((float) Math.min(noise, card.noise()));
          NDList planes = new NDList(plane, plane, plane, level);
          return run(planes, 1, new NDList()).mean(new int[] {0});
        });
  }

  /**
   * The HR colours under a kernel. The network sees the LR image {@code (1, 3, h, w)}, the kernel
   * {@code (1, 1, K, K)} of the {@linkplain dev.refocus image model}, the scale as a whole number
   * (int64, no dimension) and the noise {@code (1, 1, 1, 1)} in the units of the image.
   *
   * @param planes three of {@code (h, w)}
   * @param kernel {@code (K, K)} of unit sum
   * @param noise standard deviation, in units of [0, 1]
   * @return {@code (3, s h, s w)}; may leave [0, 1]
   */
  public NDArray solve(NDList planes, NDArray kernel, int scale, double noise) {
    return Scope.of(
        () -> {
          NDManager manager = planes.head().getManager();
          float level = (float) (card.range() * Math.min(noise, card.noise()));
          NDList beside =
              new NDList(
                  kernel.reshape(new Shape(1, 1).addAll(kernel.getShape())),
                  manager.create((long) scale),
                  manager.full(new Shape(1, 1, 1, 1), level));
          return Layers.copy(run(planes, scale, beside));
        });
  }

  private NDArray run(NDList planes, int scale, NDList beside) {
    int height = (int) planes.head().getShape().get(0);
    int width = (int) planes.head().getShape().get(1);
    NDList framed = new NDList();
    for (NDArray plane : ordered(planes)) {
      framed.add(Borders.reflect(plane, 0, missing(height), 0, missing(width)));
    }
    NDArray x = Layers.scale(NDArrays.stack(framed).expandDims(0), card.range());
    NDArray white = x.getManager().full(new Shape(), (float) card.range());
    NDArray y = network.run(new NDList(x).addAll(beside)).squeeze(0).div(white);
    NDArray inside = Slices.window(y, 0, 0, scale * height, scale * width);
    return card.bgr()
        ? NDArrays.stack(ordered(new NDList(inside.get(0), inside.get(1), inside.get(2))))
        : inside;
  }

  /** The colours in the other order, if the network wants it; what follows them stays. */
  private NDList ordered(NDList planes) {
    NDList ordered = new NDList(planes);
    if (card.bgr()) {
      ordered.set(0, planes.get(COLORS - 1));
      ordered.set(COLORS - 1, planes.get(0));
    }
    return ordered;
  }

  /** Pixels up to the next multiple. */
  private int missing(int side) {
    return Math.floorMod(-side, card.multiple());
  }
}
