package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/** Planes with more room around them. */
public final class Borders {
  private Borders() {}

  /** Mirrors {@code (h, w)} at its edges; the edge pixel itself is not repeated. */
  public static NDArray reflect(NDArray plane, int top, int bottom, int left, int right) {
    NDManager manager = plane.getManager();
    return Scope.of(
        () -> {
          NDArray rows =
              Layers.indices(manager, mirrored((int) plane.getShape().get(0), top, bottom));
          NDArray columns =
              Layers.indices(manager, mirrored((int) plane.getShape().get(1), left, right));
          return plane.get(new NDIndex("{}", rows)).get(new NDIndex(":, {}", columns));
        });
  }

  /** Indices into a row of {@code length} that is mirrored at both ends. */
  static long[] mirrored(int length, int before, int after) {
    long[] index = new long[before + length + after];
    for (int i = 0; i < index.length; i++) {
      index[i] = mirror(i - before, length);
    }
    return index;
  }

  /** Where index {@code i} falls in a row of {@code length} that is mirrored at both ends. */
  public static int mirror(int i, int length) {
    int period = Math.max(2 * length - 2, 1);
    int m = Math.floorMod(i, period);
    return m < length ? m : period - m;
  }
}
