package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.refocus.ndarray.Scope;

/**
 * A network that restores under the kernel of one image.
 *
 * @param noise that it is told, in units of [0, 1]
 */
record HeldSolver(SolverRestorer restorer, double noise) {

  /** {@code (1 or 3, h, w)} to {@code (1 or 3, s h, s w)}, in [0, 1]. */
  NDArray restore(NDArray lr) {
    int channels = (int) lr.getShape().get(0);
    return Scope.of(
        () -> {
          NDList colors = ThreeColors.planes(lr);
          NDArray restored = restorer.restore(colors, noise, () -> false);
          return ThreeColors.ofChannels(restored, channels).clip(0, 1);
        });
  }
}
