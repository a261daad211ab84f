package dev.refocus.fit.blend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;

/** {@link SoftRange} of arrays, which libtorch can differentiate. */
public final class ArrayRange {
  private ArrayRange() {}

  /**
   * {@link SoftRange#limited(dev.refocus.image.Image, dev.refocus.image.Image, int)} of a plane.
   *
   * @param hr {@code (s h, s w)}
   * @param lr {@code (h, w)}
   */
  public static NDArray limited(NDArray hr, NDArray lr, int scale) {
    return Scope.of(
        () -> {
          NDArray around = neighbours(lr);
          NDArray low = repeated(around.min(new int[] {0}), scale);
          NDArray high = repeated(around.max(new int[] {0}), scale);
          NDArray above = Activation.relu(hr.sub(high));
          NDArray below = Activation.relu(low.sub(hr));
          return hr.sub(above).add(below).add(soft(above)).sub(soft(below));
        });
  }

  /** {@code m tanh(x / m)}. */
  private static NDArray soft(NDArray x) {
    return Layers.scale(Activation.tanh(Layers.scale(x, 1 / SoftRange.MARGIN)), SoftRange.MARGIN);
  }

  private static NDArray repeated(NDArray lr, int scale) {
    return lr.repeat(0, scale).repeat(1, scale);
  }

  /** {@code (9, h, w)}; beyond the edges lie pixels that are neighbours already. */
  private static NDArray neighbours(NDArray lr) {
    int reach = SoftRange.REACH;
    int height = (int) lr.getShape().get(0);
    int width = (int) lr.getShape().get(1);
    NDArray framed = Borders.reflect(lr, reach, reach, reach, reach);
    NDList shifted = new NDList();
    for (int row = 0; row <= 2 * reach; row++) {
      for (int column = 0; column <= 2 * reach; column++) {
        shifted.add(Slices.window(framed, row, column, height, width));
      }
    }
    return NDArrays.stack(shifted);
  }
}
