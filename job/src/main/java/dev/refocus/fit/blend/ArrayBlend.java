package dev.refocus.fit.blend;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;

/** {@link Blend} of arrays, which libtorch can differentiate. */
public final class ArrayBlend {
  private ArrayBlend() {}

  /**
   * {@code b + f (R - b) + G (t (T - b) + (r - f) (R - b))}.
   *
   * @param plain {@code b}, {@code (c, s h, s w)}, by interpolation
   * @param learned {@code T}, of the same shape
   * @param restored {@code R}, of the same shape
   * @return of the same shape; may leave [0, 1]
   */
  public static NDArray of(
      Blend blend, NDArray plain, NDArray learned, NDArray restored, int scale) {
    return Scope.of(
        () -> {
          NDArray added = restored.sub(plain);
          NDArray taught = Layers.scale(learned.sub(plain), blend.taught());
          NDArray coarse = Layers.scale(added, blend.coarse() - blend.fine()).add(taught);
          return new LowPass(Blend.COARSE * scale)
              .of(coarse)
              .add(plain)
              .add(Layers.scale(added, blend.fine()));
        });
  }
}
