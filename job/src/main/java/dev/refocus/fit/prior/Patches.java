package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;

/**
 * Cuts planes into 8 x 8 patches and puts them together again. Both are convolutions with constant
 * weights, so they run wherever arrays live; patches that tile the plane need only another order.
 */
final class Patches {
  static final int SIDE = 8;
  static final int DIMENSION = SIDE * SIDE;

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
   * patches at multiples of {@code stride}; with a stride of 8, of a plane that they tile.
   */
  static NDArray cut(NDArray plane, NDArray cutter, int stride) {
    NDArray image = plane.reshape(1, 1, plane.getShape().get(0), plane.getShape().get(1));
    return Scope.of(
        () -> stride == SIDE ? tiles(image) : convolve(image, cutter, stride, 0).squeeze(0));
  }

  private static NDArray tiles(NDArray image) {
    NDArray pixels = Layers.unshuffle(image, SIDE).squeeze(0);
    NDArray mean = pixels.mean(new int[] {0}, true);
    return NDArrays.concat(new NDList(pixels.sub(mean), mean), 0);
  }

  /** Patches at multiples of {@code stride} that cover a pixel away from the border. */
  static int cover(int stride) {
    return SIDE / stride * (SIDE / stride);
  }

  /**
   * {@code (stride^2, 64, taps, taps)} with {@code taps = 8 / stride}: which pixel of which patch
   * lands on each pixel of a block of {@code stride x stride}.
   */
  static NDArray joiner(NDManager manager, int stride) {
    int taps = SIDE / stride;
    float[] weights = new float[stride * stride * DIMENSION * taps * taps];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int phase = row % stride * stride + column % stride;
        int tap = (taps - 1 - row / stride) * taps + taps - 1 - column / stride;
        weights[(phase * DIMENSION + row * SIDE + column) * taps * taps + tap] = 1;
      }
    }
    return manager.create(weights, new Shape((long) stride * stride, DIMENSION, taps, taps));
  }

  /**
   * Sum of overlapping patches at multiples of the joiner's stride: {@code (64, rows, columns)} to
   * {@code (stride (rows + taps - 1), stride (columns + taps - 1))}.
   */
  static NDArray join(NDArray patches, NDArray joiner) {
    long taps = joiner.getShape().get(2);
    if (taps == 1) {
      return Scope.of(() -> Layers.shuffle(patches.expandDims(0), SIDE).squeeze(0).squeeze(0));
    }
    long stride = SIDE / taps;
    long rows = patches.getShape().get(1) + taps - 1;
    long columns = patches.getShape().get(2) + taps - 1;
    return Scope.of(
        () ->
            convolve(patches.expandDims(0), joiner, 1, taps - 1)
                .reshape(stride, stride, rows, columns)
                .transpose(2, 0, 3, 1)
                .reshape(stride * rows, stride * columns));
  }

  private static NDArray convolve(NDArray input, NDArray weights, long stride, long padding) {
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
