package dev.refocus.fit;

import dev.refocus.fit.model.Kernel;
import java.util.random.RandomGenerator;

/** Kernels to test with. */
public final class Kernels {
  private Kernels() {}

  /** Positive random weights. */
  public static Kernel random(int size, RandomGenerator random) {
    return Kernel.normalized(size, Arrays2d.uniform(size * size, random));
  }

  /** All mass at {@code (row, column)}. */
  public static Kernel delta(int size, int row, int column) {
    float[] weights = new float[size * size];
    weights[row * size + column] = 1;
    return new Kernel(size, weights);
  }

  /** Two bars that meet in a corner, {@code thick} wide, {@code margin} from the edges. */
  public static Kernel lShape(int size, int margin, int thick) {
    float[] weights = new float[size * size];
    for (int i = margin; i < size - margin; i++) {
      for (int j = margin; j < size - margin; j++) {
        boolean upright = j < margin + thick;
        boolean foot = i >= size - margin - thick;
        weights[i * size + j] = upright || foot ? 1 : 0;
      }
    }
    return Kernel.normalized(size, weights);
  }

  /** A Gaussian with standard deviations along and across a direction, in HR pixels. */
  public static Kernel gaussian(int size, double along, double across, double radians) {
    float[] weights = new float[size * size];
    for (int i = 0; i < weights.length; i++) {
      int row = i / size;
      int column = i % size;
      double y = row - (size - 1) / 2.0;
      double x = column - (size - 1) / 2.0;
      double u = (Math.cos(radians) * x + Math.sin(radians) * y) / along;
      double v = (Math.cos(radians) * y - Math.sin(radians) * x) / across;
      weights[i] = (float) Math.exp(-(u * u + v * v) / 2);
    }
    return Kernel.normalized(size, weights);
  }
}
