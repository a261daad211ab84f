package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;

/** A function from an image to an image. Safe for many threads. */
public interface Network extends AutoCloseable {
  /**
   * Runs the network.
   *
   * @param x {@code (1, c, h, w)} float32, with the channels, the range and the multiples that the
   *     network was trained with
   * @return {@code (1, d, s h, s w)} float32
   */
  NDArray run(NDArray x);

  @Override
  void close();
}
