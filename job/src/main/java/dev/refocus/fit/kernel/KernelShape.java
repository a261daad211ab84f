package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is known of every kernel: non-negative, connected, centred, of unit sum. */
public final class KernelShape {
  /** Weights below this share of the largest are noise. */
  private static final float FLOOR = 0.05f;

  /** Islands with less than this share of the mass are noise. */
  private static final double SPECK = 0.1;

  private KernelShape() {}

  /**
   * The nearest plausible kernel.
   *
   * @return a kernel whose centre of mass is within half a pixel of its centre
   */
  static Kernel project(float[] weights, int size) {
    float[] clean = dropSpecks(floored(weights, FLOOR), size);
    return center(Kernel.normalized(size, clean));
  }

  /** Whether any weight is positive: an image without edges leaves none. */
  static boolean hasMass(float[] weights) {
    for (float weight : weights) {
      if (weight > 0) {
        return true;
      }
    }
    return false;
  }

  /** Moves the centre of mass to the centre by whole pixels; what leaves the grid comes back. */
  static Kernel center(Kernel kernel) {
    int size = kernel.size();
    int down = (int) Math.rint((size - 1) / 2.0 - kernel.centerRow());
    int right = (int) Math.rint((size - 1) / 2.0 - kernel.centerColumn());
    float[] moved = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        moved[Math.floorMod(i + down, size) * size + Math.floorMod(j + right, size)] =
            kernel.weights()[i * size + j];
      }
    }
    return new Kernel(size, moved);
  }

  /** The kernel at another size, centred. */
  public static Kernel scaled(Kernel kernel, double factor) {
    if (factor == 1) {
      return kernel;
    }
    int size = kernel.size();
    int to = size - 2 * (int) Math.rint((1 - factor) * size / 2);
    return Kernel.normalized(to, Resampling.resizeSquare(kernel.weights(), size, to));
  }

  /** The kernel in the middle of another grid; what leaves the grid is lost. */
  static Kernel resized(Kernel kernel, int size) {
    int margin = Math.floorDiv(size - kernel.size(), 2);
    float[] weights = new float[size * size];
    place(kernel, margin, margin, weights, size);
    return Kernel.normalized(size, weights);
  }

  /** Copies the kernel to {@code (down, right)} of a {@code (size, size)} grid. */
  static void place(Kernel kernel, int down, int right, float[] grid, int size) {
    for (int i = Math.max(0, -down); i < Math.min(kernel.size(), size - down); i++) {
      for (int j = Math.max(0, -right); j < Math.min(kernel.size(), size - right); j++) {
        grid[(i + down) * size + j + right] = kernel.weights()[i * kernel.size() + j];
      }
    }
  }

  /** Weights with those below {@code share} of the largest set to zero. */
  static float[] floored(float[] weights, float share) {
    float peak = 0;
    for (float weight : weights) {
      peak = Math.max(peak, weight);
    }
    float[] strong = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      strong[i] = weights[i] < share * peak ? 0 : weights[i];
    }
    return strong;
  }

  private static float[] dropSpecks(float[] weights, int size) {
    int[] island = new int[weights.length];
    double total = 0;
    for (float weight : weights) {
      total += weight;
    }
    float[] kept = weights.clone();
    for (int start = 0, label = 1; start < weights.length; start++) {
      if (weights[start] > 0 && island[start] == 0) {
        if (flood(weights, size, start, label, island) < SPECK * total) {
          for (int i = 0; i < kept.length; i++) {
            kept[i] = island[i] == label ? 0 : kept[i];
          }
        }
        label++;
      }
    }
    return kept;
  }

  /** Labels the island (eight neighbours) of {@code start} and returns its mass. */
  private static double flood(float[] weights, int size, int start, int label, int[] island) {
    Deque<Integer> pending = new ArrayDeque<>();
    pending.push(start);
    island[start] = label;
    double mass = 0;
    while (!pending.isEmpty()) {
      int at = pending.pop();
      mass += weights[at];
      for (int i = Math.max(at / size - 1, 0); i <= Math.min(at / size + 1, size - 1); i++) {
        for (int j = Math.max(at % size - 1, 0); j <= Math.min(at % size + 1, size - 1); j++) {
          int neighbour = i * size + j;
          if (weights[neighbour] > 0 && island[neighbour] == 0) {
            island[neighbour] = label;
            pending.push(neighbour);
          }
        }
      }
    }
    return mass;
  }
}
