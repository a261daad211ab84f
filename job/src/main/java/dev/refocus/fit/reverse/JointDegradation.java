package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.reverse.WindowGrid.Window;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Slices;

/**
 * The image model with derivatives by image and kernel, and how far it misses what was seen.
 *
 * @param lr {@code (1, c, h, w)} in [-1, 1], with a frame around it
 * @param known {@code (1, 1, h, w)}, 1 in the image and 0 in the frame
 * @param scale HR pixels per LR pixel along a side
 * @param size of the kernel, {@code size - scale} even
 */
record JointDegradation(NDArray lr, NDArray known, int scale, int size) {
  /** HR pixels at the edges of a window in which the networks have seen zeros from outside. */
  private static final int BLIND = 8;

  /** LR pixels at each edge of a window that cannot be compared: the frame has to have as many. */
  static int margin(int size, int scale) {
    return ((size - scale) / 2 + BLIND + scale - 1) / scale;
  }

  /**
   * {@code sum_j k[j] x[s i + j - (K - s) / 2]} at every LR pixel {@code i} of a window but for
   * {@link #margin} at its edges.
   *
   * @param x {@code (1, c, h, w)} on the HR grid
   * @param kernel {@code (1, 1, size, size)}
   * @return {@code (1, c, h / s - 2 margin, w / s - 2 margin)}
   */
  NDArray degrade(NDArray x, NDArray kernel) {
    long channels = x.getShape().get(1);
    long height = x.getShape().get(2);
    long width = x.getShape().get(3);
    int from = scale * margin(size, scale) - (size - scale) / 2;
    NDArray inside =
        Slices.inside(x, from).reshape(channels, 1, height - 2L * from, width - 2L * from);
    NDArray seen = Layers.convolve(inside, kernel, null, scale, 0, 1);
    return seen.reshape(1, channels, seen.getShape().get(2), seen.getShape().get(3));
  }

  /** Mean squared difference to the LR image over the known pixels of a window. */
  NDArray loss(NDArray x, NDArray kernel, Window window) {
    int margin = margin(size, scale);
    NDArray again = degrade(x, kernel);
    Window part =
        new Window(
            window.top() / scale + margin,
            window.left() / scale + margin,
            (int) again.getShape().get(2),
            (int) again.getShape().get(3));
    NDArray believed = part.of(known);
    NDArray misses = again.sub(part.of(lr)).square().mul(believed);
    return misses.sum().div(believed.sum().mul(again.getShape().get(1)).add(1e-6f));
  }
}
