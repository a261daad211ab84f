package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import java.util.Locale;

/**
 * A kernel laid on another, by parts of a pixel: estimates of one kernel are each known up to a
 * shift of their own, and a mean of them is sharp only where they lie on each other.
 *
 * @param kernel the moved one, on the grid of the fixed one
 * @param likeness normalised cross-correlation of both as they lie, in [0, 1] for weights of 0 and
 *     more
 */
public record KernelRegistration(Kernel kernel, double likeness) {
  /** Steps of the search for parts of a pixel; each halves the last one's. */
  private static final int STEPS = 4;

  /** Shifts that are tried of centred kernels, in HR pixels. */
  private static final int NEAR = 6;

  private static final int[][] NEIGHBOURS = {
    {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}
  };

  /**
   * Lays {@code moved} on {@code fixed} where they are most alike.
   *
   * @param moved of the same parity of size
   * @throws IllegalArgumentException if one size is even and the other odd
   */
  public static KernelRegistration of(Kernel fixed, Kernel moved) {
    if ((fixed.size() - moved.size()) % 2 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "kernel sizes: %d and %d, must be even or odd alike",
              fixed.size(),
              moved.size()));
    }
    Alignment whole = Alignment.of(fixed, moved);
    float[] weights = new float[fixed.weights().length];
    KernelShape.place(moved, whole.rows(), whole.columns(), weights, fixed.size());
    return finer(fixed, Kernel.normalized(fixed.size(), weights));
  }

  /** The likeness of two centred kernels at the best whole shift, in [0, 1]. */
  public static double ofCentered(Kernel a, Kernel b) {
    return Alignment.of(a, b, NEAR).similarity();
  }

  private static KernelRegistration finer(Kernel fixed, Kernel laid) {
    KernelRegistration best = new KernelRegistration(laid, likeness(fixed, laid));
    double down = 0;
    double right = 0;
    double step = 0.5;
    for (int i = 0; i < STEPS; i++, step /= 2) {
      double fromDown = down;
      double fromRight = right;
      for (int[] way : NEIGHBOURS) {
        double toDown = fromDown + step * way[0];
        double toRight = fromRight + step * way[1];
        Kernel moved = KernelShift.by(laid, toDown, toRight);
        double likeness = likeness(fixed, moved);
        if (likeness > best.likeness) {
          best = new KernelRegistration(moved, likeness);
          down = toDown;
          right = toRight;
        }
      }
    }
    return best;
  }

  private static double likeness(Kernel a, Kernel b) {
    double product = 0;
    for (int i = 0; i < a.weights().length; i++) {
      product += a.weights()[i] * (double) b.weights()[i];
    }
    return product / Math.sqrt(a.energy() * b.energy());
  }
}
