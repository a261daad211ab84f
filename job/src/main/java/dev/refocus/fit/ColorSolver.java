package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.Observation;
import java.util.function.BooleanSupplier;

/** A network that restores colours under a kernel that it is given. */
interface ColorSolver {
  /**
   * Restores an image.
   *
   * @param colors three LR planes of a torus
   * @param noise standard deviation of their noise, in units of [0, 1]
   * @param data step under the kernel
   * @param stops whether the time is over
   * @return {@code (3, s h, s w)}; may leave [0, 1]
   */
  NDArray restore(Observation[] colors, double noise, DataStep data, BooleanSupplier stops);

  /** Its arrays over those of reverse diffusion, per HR pixel. */
  int memory();
}
