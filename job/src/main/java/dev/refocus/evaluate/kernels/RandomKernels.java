package dev.refocus.evaluate.kernels;

import dev.refocus.fit.model.Kernel;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Kernels drawn at random, for work on kernels that no benchmark holds. */
final class RandomKernels {
  /** Steps of a trajectory. */
  private static final int STEPS = 400;

  /** Share of the velocity that a step keeps: a hand is heavy. */
  private static final double INERTIA = 0.97;

  /** Chance of a jerk in a step: about three in a trajectory. */
  private static final double JERK = 3.0 / STEPS;

  private RandomKernels() {}

  /**
   * A Gaussian of random axes: standard deviations and angle are uniform.
   *
   * @param least standard deviation, in HR pixels
   * @param most standard deviation, in HR pixels
   */
  static Kernel gaussian(int size, double least, double most, RandomGenerator random) {
    double major = least + (most - least) * random.nextDouble();
    double minor = least + (most - least) * random.nextDouble();
    double degrees = 180 * random.nextDouble();
    return SyntheticKernels.gaussian(size, major * major, minor * minor, degrees);
  }

  /**
   * A camera's shake: a random walk of the velocity, with inertia and jerks, drawn as a line two
   * samples thick. Its centre of mass is the kernel's centre.
   *
   * @param least longest side of the trajectory's bounding box, in HR pixels; uniform
   * @param most see {@code least}; less than {@code size - 2}
   */
  static Kernel motion(int size, double least, double most, RandomGenerator random) {
    double[][] path = walk(random);
    double extent = least + (most - least) * random.nextDouble();
    double zoom = extent / Math.max(range(path[0]), range(path[1]));
    double center = (size - 1) / 2.0;
    // A path may lie further to one side of its centre of mass than the grid reaches.
    double reach = zoom * Math.max(reach(path[0]), reach(path[1]));
    double fit = Math.min(1, (center - 1) / reach);
    float[] weights = new float[size * size];
    for (int i = 0; i < STEPS; i++) {
      double row = center + fit * zoom * path[0][i];
      double column = center + fit * zoom * path[1][i];
      CenteredKernel.splat(weights, size, row, column, 1);
    }
    return Kernel.normalized(size, weights);
  }

  /** Rows and columns of the path, with a mean of 0. */
  private static double[][] walk(RandomGenerator random) {
    double[][] path = new double[2][STEPS];
    double[] velocity = {random.nextGaussian(), random.nextGaussian()};
    double[] place = new double[2];
    for (int i = 0; i < STEPS; i++) {
      boolean jerk = random.nextDouble() < JERK;
      for (int axis = 0; axis < 2; axis++) {
        double push = random.nextGaussian() * (jerk ? 1 : 0.15);
        velocity[axis] = INERTIA * velocity[axis] + push;
        place[axis] += velocity[axis];
        path[axis][i] = place[axis];
      }
    }
    for (double[] axis : path) {
      double mean = Arrays.stream(axis).average().orElseThrow();
      Arrays.setAll(axis, i -> axis[i] - mean);
    }
    return path;
  }

  private static double range(double[] axis) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : axis) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }

  private static double reach(double[] axis) {
    double reach = 0;
    for (double value : axis) {
      reach = Math.max(reach, Math.abs(value));
    }
    return reach;
  }
}
