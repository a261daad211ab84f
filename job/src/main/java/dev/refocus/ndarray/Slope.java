package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;

/**
 * A scalar function at a point.
 *
 * @param value there
 * @param gradient of the point's shape
 */
public record Slope(double value, NDArray gradient) implements AutoCloseable {
  @Override
  public void close() {
    gradient.close();
  }
}
