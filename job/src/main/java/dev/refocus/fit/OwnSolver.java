package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import dev.refocus.fit.model.DataStep;
import dev.refocus.fit.model.Observation;
import dev.refocus.fit.solver.Usrnet;
import java.util.function.BooleanSupplier;

/** The network that comes with the program. */
record OwnSolver(Usrnet network) implements ColorSolver {
  private static final int MEMORY = 4;

  @Override
  public NDArray restore(Observation[] colors, double noise, DataStep data, BooleanSupplier stops) {
    return network.restore(colors, noise, data, stops);
  }

  @Override
  public int memory() {
    return MEMORY;
  }
}
