package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.network.FramedNetwork;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A solver of the user's. It has a data step of its own, and it cannot be stopped: an image that
 * takes too long is not cut short by it.
 *
 * @param kernel {@code (K, K)}
 */
record UserSolver(FramedNetwork network, NDArray kernel, int scale) implements ColorSolver {
  /** Of networks of some ten layers of 64 channels. */
  private static final int MEMORY = 8;

  static UserSolver of(FramedNetwork network, NDManager manager, Kernel kernel, int scale) {
    Shape shape = new Shape(kernel.size(), kernel.size());
    return new UserSolver(network, manager.create(kernel.weights(), shape), scale);
  }

  @Override
  public NDArray restore(Observation[] colors, double noise, DataStep data, BooleanSupplier stops) {
    NDList planes = new NDList(Arrays.stream(colors).map(Observation::lr).toArray(NDArray[]::new));
    return network.solve(planes, kernel, scale, noise);
  }

  @Override
  public int memory() {
    return MEMORY;
  }
}
