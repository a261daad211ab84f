package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A function from an image, and what its kind wants beside it, to an image. Safe for many threads.
 */
public interface Network extends AutoCloseable {
  /**
   * Runs the network.
   *
   * @param seen {@code (1, c, h, w)} float32, with the channels, the range and the multiples that
   *     the network was trained with; of a solver also kernel, scale and noise, see {@link
   *     FramedNetwork#solve}
   * @return {@code (1, d, s h, s w)} float32
   */
  NDArray run(NDList seen);

  /** Whether libtorch can record what it does, for a derivative. */
  default boolean hasDerivative() {
    return true;
  }

  @Override
  void close();
}
