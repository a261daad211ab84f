package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Locale;

/** Parts of arrays; all are views. */
public final class Slices {
  private Slices() {}

  /** {@code (n, ...)} to {@code (to - from, ...)}. */
  public static NDArray range(NDArray x, long from, long to) {
    return x.get(NDIndex.sliceAxis(0, from, to));
  }

  /** {@code (..., h, w)} to {@code (..., height, width)}. */
  public static NDArray window(NDArray x, int top, int left, int height, int width) {
    return x.get(index(top, left, height, width));
  }

  /** Sets every number of a {@link #window}. */
  public static void fill(NDArray x, int top, int left, int height, int width, Number value) {
    x.set(index(top, left, height, width), value);
  }

  /** {@code (..., h, w)} to {@code (..., h - 2 margin, w - 2 margin)}: without its edges. */
  public static NDArray inside(NDArray x, int margin) {
    int axes = x.getShape().dimension();
    int height = (int) x.getShape().get(axes - 2);
    int width = (int) x.getShape().get(axes - 1);
    return window(x, margin, margin, height - 2 * margin, width - 2 * margin);
  }

  private static NDIndex index(int top, int left, int height, int width) {
    return new NDIndex(
        String.format(Locale.ROOT, "..., %d:%d, %d:%d", top, top + height, left, left + width));
  }
}
