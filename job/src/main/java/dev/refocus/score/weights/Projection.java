package dev.refocus.score.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/** The product of rows with a named matrix; an adapter changes what it does. */
@FunctionalInterface
public interface Projection {
  /**
   * Projects rows.
   *
   * @param name of the matrix and its bias, without {@code .weight} and {@code .bias}
   * @param x {@code (rows, in)}
   * @return {@code (rows, out)}
   */
  NDArray apply(String name, NDArray x);

  /** The model's own matrices. */
  static Projection of(Weights weights) {
    return (name, x) ->
        Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
            .singletonOrThrow();
  }
}
