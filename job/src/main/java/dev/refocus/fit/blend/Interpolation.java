package dev.refocus.fit.blend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.model.Resampling;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;

/** Enlargement channel by channel, by a filter. */
final class Interpolation {
  private Interpolation() {}

  /** {@code (c, h, w)} to {@code (c, s h, s w)} in [0, 1], where {@code manager}'s arrays live. */
  static Image enlarge(NDManager manager, Image image, int scale, Resampling.Filter filter) {
    return image.mapPlanes(
        plane ->
            Scope.run(
                () -> {
                  NDArray array = Planes.toArray(manager, plane);
                  return Planes.clamp(Planes.toImage(Resampling.enlarge(array, scale, filter)));
                }));
  }
}
