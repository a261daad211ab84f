package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import dev.refocus.fit.model.Scope;

/**
 * Cuts planes into 8 x 8 patches and puts them together again; both are convolutions with constant
 * weights, so they run wherever arrays live.
 */
final class Patches {
  static final int SIDE = 8;
  static final int DIMENSION = SIDE * SIDE;
  static final int STRIDE = 2;

  /** Patches that cover a pixel away from the border. */
  static final int COVER = (SIDE / STRIDE) * (SIDE / STRIDE);

  private static final int TAPS = SIDE / STRIDE;

  private Patches() {}

  /** {@code (65, 1, 8, 8)}: 64 pixels less their mean, then the mean. */
  static NDArray cutter(NDManager manager) {
    float[] weights = new float[(DIMENSION + 1) * DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      for (int j = 0; j < DIMENSION; j++) {
        weights[i * DIMENSION + j] = (i == j ? 1f : 0f) - 1f / DIMENSION;
      }
      weights[DIMENSION * DIMENSION + i] = 1f / DIMENSION;
    }
    return manager.create(weights, new Shape(DIMENSION + 1, 1, SIDE, SIDE));
  }

  /**
   * {@code (h, w)} to {@code (65, rows, columns)}: 64 pixels less their mean, then the mean, of the
   * patches at multiples of {@code stride}.
   */
  static NDArray cut(NDArray plane, NDArray cutter, int stride) {
    long height = plane.getShape().get(0);
    long width = plane.getShape().get(1);
    return Scope.of(
        () -> convolve(plane.reshape(1, 1, height, width), cutter, stride, 0).squeeze(0));
  }

  /** {@code (4, 64, 4, 4)}: which pixel of which patch lands on each pixel of a 2 x 2 block. */
  static NDArray joiner(NDManager manager) {
    float[] weights = new float[STRIDE * STRIDE * DIMENSION * TAPS * TAPS];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int phase = row % STRIDE * STRIDE + column % STRIDE;
        int tap = (TAPS - 1 - row / STRIDE) * TAPS + TAPS - 1 - column / STRIDE;
        weights[(phase * DIMENSION + row * SIDE + column) * TAPS * TAPS + tap] = 1;
      }
    }
    return manager.create(weights, new Shape(STRIDE * STRIDE, DIMENSION, TAPS, TAPS));
  }

  /**
   * Sum of overlapping patches at multiples of {@link #STRIDE}: {@code (64, rows, columns)} to
   * {@code (2 (rows + 3), 2 (columns + 3))}.
   */
  static NDArray join(NDArray patches, NDArray joiner) {
    long rows = patches.getShape().get(1) + TAPS - 1;
    long columns = patches.getShape().get(2) + TAPS - 1;
    return Scope.of(
        () ->
            convolve(patches.expandDims(0), joiner, 1, TAPS - 1)
                .reshape(STRIDE, STRIDE, rows, columns)
                .transpose(2, 0, 3, 1)
                .reshape(STRIDE * rows, STRIDE * columns));
  }

  private static NDArray convolve(NDArray input, NDArray weights, int stride, int padding) {
    NDList output =
        Conv2d.conv2d(
            input,
            weights,
            null,
            new Shape(stride, stride),
            new Shape(padding, padding),
            new Shape(1, 1));
    return output.singletonOrThrow();
  }
}
