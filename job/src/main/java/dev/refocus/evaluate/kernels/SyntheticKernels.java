package dev.refocus.evaluate.kernels;

import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Resampling;
import java.util.function.DoubleBinaryOperator;

/** Kernels with a formula. Coordinates are HR pixels from the kernel's centre. */
public final class SyntheticKernels {
  private SyntheticKernels() {}

  /**
   * An L of two strokes.
   *
   * @param length of a stroke, in HR pixels
   * @param thickness of a stroke, in HR pixels
   */
  public static Kernel corner(int size, int length, int thickness) {
    double center = centerOfMass(length, thickness);
    return sample(
        size,
        (row, column) -> {
          double down = row + length - center;
          double right = column + center;
          boolean inside = down >= 0 && down < length && right >= 0 && right < length;
          return inside && (right < thickness || length - down <= thickness) ? 1 : 0;
        });
  }

  /**
   * A filled square with a square hole in its middle.
   *
   * @param side of the square, in HR pixels; {@code size - side} even
   * @param hole side of the hole, in HR pixels, 0 for none
   */
  public static Kernel square(int size, int side, int hole) {
    return sample(
        size,
        (row, column) -> {
          double distance = Math.max(Math.abs(row), Math.abs(column));
          return distance < side / 2.0 && distance > hole / 2.0 ? 1 : 0;
        });
  }

  /** Distance of the L's centre of mass from its left and lower edge, to a whole pixel. */
  private static double centerOfMass(int length, int thickness) {
    double stroke = (double) length * thickness;
    double foot = (double) (length - thickness) * thickness;
    double right = (stroke * thickness / 2 + foot * (length + thickness) / 2) / (stroke + foot);
    return Math.rint(right);
  }

  /**
   * A Gaussian with principal axes at an angle.
   *
   * @param major variance along the axis, in square HR pixels
   * @param minor variance across it
   * @param degrees of the axis, from the columns' direction towards the rows'
   */
  public static Kernel gaussian(int size, double major, double minor, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return sample(
        size,
        (row, column) -> {
          double along = cos * column + sin * row;
          double across = cos * row - sin * column;
          return Math.exp(-along * along / (2 * major) - across * across / (2 * minor));
        });
  }

  /**
   * The antialiased bicubic of PIL and MATLAB (Keys, a = -1/2) without its negative lobes: {@code 4
   * scale} samples wide, one less if the scale is odd and a sample lies in the centre.
   */
  public static Kernel bicubic(int scale) {
    return sample(
        Kernel.sizeWithin(4, scale),
        (row, column) ->
            Math.max(0, Resampling.keys(row / scale))
                * Math.max(0, Resampling.keys(column / scale)));
  }

  private static Kernel sample(int size, DoubleBinaryOperator density) {
    float[] weights = new float[size * size];
    double center = (size - 1) / 2.0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        weights[i * size + j] = (float) density.applyAsDouble(i - center, j - center);
      }
    }
    return Kernel.normalized(size, weights);
  }
}
