package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/** Forward differences {@code x[p + 1] - x[p]} on the torus, their adjoint and their power. */
public final class Gradients {
  private Gradients() {}

  /** Differences along the rows: {@code (h, w)}. */
  public static NDArray horizontal(NDArray x) {
    return Scope.of(() -> roll(x, 1, 1).sub(x));
  }

  /** Differences along the columns: {@code (h, w)}. */
  public static NDArray vertical(NDArray x) {
    return Scope.of(() -> roll(x, 1, 0).sub(x));
  }

  /** The adjoint of ({@link #horizontal}, {@link #vertical}): minus the divergence. */
  public static NDArray adjoint(NDArray horizontal, NDArray vertical) {
    return Scope.of(
        () -> roll(horizontal, -1, 1).subi(horizontal).addi(roll(vertical, -1, 0).subi(vertical)));
  }

  /** {@code (h, w)}: 1 where the squared magnitude is at least {@code least}, else 0. */
  public static NDArray strong(NDArray horizontal, NDArray vertical, double least) {
    return Scope.of(
        () ->
            horizontal
                .square()
                .addi(vertical.square())
                .gte((float) least)
                .toType(horizontal.getDataType(), false));
  }

  /** {@code out[p] = x[p + shift]} along {@code axis}, wrapping around. */
  static NDArray roll(NDArray x, int shift, int axis) {
    long length = x.getShape().get(axis);
    long cut = Math.floorMod((long) shift, length);
    return Scope.of(
        () ->
            NDArrays.concat(
                new NDList(
                    x.get(NDIndex.sliceAxis(axis, cut, length)),
                    x.get(NDIndex.sliceAxis(axis, 0, cut))),
                axis));
  }
}
