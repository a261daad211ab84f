package dev.refocus.fit.exam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;

/**
 * What an exam makes of one plane, with each patch kept in the kind that it is of: linear in the
 * plane, but for samples that leave [0, 1] and are limited.
 */
public final class HeldExam {
  private final int scale;
  private final int dimension;
  private final NDArray patches;
  private final NDArray maps;

  HeldExam(NDManager manager, Image plane, int side, int scale, float[] maps) {
    this.scale = scale;
    dimension = side * side;
    patches = Layers.indices(manager, patches(plane.height(), plane.width(), side));
    Shape shape = new Shape(plane.area(), (long) scale * scale, dimension);
    this.maps = Layers.constant(manager, maps, shape);
  }

  /** {@code (h w side^2)}: where the pixels of each patch lie, mirrored at the edges. */
  private static long[] patches(int height, int width, int side) {
    long[] at = new long[height * width * side * side];
    for (int i = 0; i < at.length; i++) {
      int pixel = i / (side * side);
      int cell = i % (side * side);
      int row = Borders.mirror(pixel / width + cell / side - side / 2, height);
      at[i] = (long) row * width + Borders.mirror(pixel % width + cell % side - side / 2, width);
    }
    return at;
  }

  /** {@code (h, w)} to {@code (s h, s w)} in [0, 1]. */
  public NDArray enlarge(NDArray plane) {
    long height = plane.getShape().get(0);
    long width = plane.getShape().get(1);
    return Scope.of(
        () ->
            maps.matMul(plane.flatten().get(patches).reshape(height * width, dimension, 1))
                .reshape(height, width, scale, scale)
                .transpose(0, 2, 1, 3)
                .reshape(scale * height, scale * width)
                .clip(0, 1));
  }
}
