package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;

/**
 * Moves a kernel's centre of mass to the very centre, by parts of a pixel. Kernel and image are
 * known up to a common shift only; this is the one that lays the HR image on the enlarged LR image.
 */
public final class KernelCentering {
  /** Clipping what interpolation makes negative moves the centre again. */
  private static final int PASSES = 3;

  private static final double CLOSE = 0.005;
  private static final int ROOM = 2;

  /** Weights below this share of the largest are left by interpolation. */
  private static final float FLOOR = 0.02f;

  private KernelCentering() {}

  /** The kernel on a grid with two more pixels along each side. */
  public static Kernel center(Kernel kernel) {
    return center(kernel, kernel.size() + 2 * ROOM);
  }

  /** The kernel on a grid of {@code size} pixels a side, of the same parity. */
  public static Kernel center(Kernel kernel, int size) {
    Kernel centered = KernelShape.resized(kernel, size);
    for (int pass = 0; pass < PASSES; pass++) {
      double down = (centered.size() - 1) / 2.0 - centered.centerRow();
      double right = (centered.size() - 1) / 2.0 - centered.centerColumn();
      if (Math.hypot(down, right) < CLOSE) {
        break;
      }
      centered = KernelShift.by(centered, down, right);
    }
    return Kernel.normalized(centered.size(), KernelShape.floored(centered.weights(), FLOOR));
  }
}
