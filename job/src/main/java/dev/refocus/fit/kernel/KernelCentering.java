package dev.refocus.fit.kernel;

import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;

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
    Kernel centered = KernelShape.resized(kernel, kernel.size() + 2 * ROOM);
    for (int pass = 0; pass < PASSES; pass++) {
      double down = (centered.size() - 1) / 2.0 - centered.centerRow();
      double right = (centered.size() - 1) / 2.0 - centered.centerColumn();
      if (Math.hypot(down, right) < CLOSE) {
        break;
      }
      centered = shift(centered, down, right);
    }
    return Kernel.normalized(centered.size(), KernelShape.floored(centered.weights(), FLOOR));
  }

  private static Kernel shift(Kernel kernel, double down, double right) {
    int size = kernel.size();
    float[] rows = new float[size * size];
    float[] moved = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int from = 0; from < size; from++) {
        float share = (float) Resampling.keys(i - down - from);
        for (int j = 0; share != 0 && j < size; j++) {
          rows[i * size + j] += share * kernel.weights()[from * size + j];
        }
      }
    }
    for (int j = 0; j < size; j++) {
      for (int from = 0; from < size; from++) {
        float share = (float) Resampling.keys(j - right - from);
        for (int i = 0; share != 0 && i < size; i++) {
          moved[i * size + j] += share * rows[i * size + from];
        }
      }
    }
    return Kernel.normalized(size, moved);
  }
}
