package dev.refocus.fit.reverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.fit.model.Kernel;
import dev.refocus.ndarray.Descent;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.ParameterLayout;
import dev.refocus.ndarray.Workers;
import java.util.Iterator;
import java.util.List;

/**
 * The kernel as KernelFusion's implicit representation: a SIREN (Sitzmann et al. 2020, "Implicit
 * neural representations with periodic activation functions") from the grid [-1, 1]^2 to one weight
 * each. Five linear layers of 256, omega 5, a leaky sigmoid, then division by the sum. At its
 * random start it is nearly uniform over the grid.
 */
public final class SirenKernel {
  private static final int WIDTH = 256;
  private static final int HIDDEN_LAYERS = 3;
  private static final float OMEGA = 5;

  /** How far below zero a weight may go: a sigmoid never reaches it. */
  private static final float LEAK = 1e-4f;

  private static final double FIT_RATE = 1e-3;

  private final int size;
  private final NDArray grid;

  /**
   * A network of kernels of one size.
   *
   * @param size of the kernel on the HR grid
   */
  public SirenKernel(NDManager manager, int size) {
    this.size = size;
    float[] points = new float[2 * size * size];
    for (int i = 0; i < size * size; i++) {
      points[2 * i] = coordinate(Math.floorDiv(i, size));
      points[2 * i + 1] = coordinate(i % size);
    }
    grid = manager.create(points, new Shape((long) size * size, 2));
  }

  private float coordinate(int index) {
    return size == 1 ? 0 : -1 + 2f * index / (size - 1);
  }

  /** The bounds are Sitzmann's: every layer's sine sees a unit normal. */
  public static ParameterLayout layout() {
    double hidden = Math.sqrt(6.0 / WIDTH) / OMEGA;
    ParameterLayout layout = new ParameterLayout().uniform(0.5, WIDTH, 2).constant(0, WIDTH);
    for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
      layout.uniform(hidden, WIDTH, WIDTH).constant(0, WIDTH);
    }
    return layout.uniform(hidden, 1, WIDTH).constant(0, 1);
  }

  /** {@code (1, 1, size, size)} of unit sum; weights may be negative by the leak. */
  public NDArray weights(NDArray parameters) {
    Iterator<NDArray> parts = layout().split(parameters);
    NDArray state = grid;
    for (int layer = 0; layer <= HIDDEN_LAYERS; layer++) {
      state = Layers.scale(Layers.linear(state, parts), OMEGA).sin();
    }
    NDArray positive = Activation.sigmoid(Layers.linear(state, parts));
    NDArray raw = Layers.scale(positive, 1 + LEAK).sub(LEAK);
    return raw.div(raw.sum()).reshape(1, 1, size, size);
  }

  /** The kernel: negative weights are clipped. */
  public Kernel kernel(NDArray parameters) {
    try (NDArray weights = weights(parameters)) {
      return Kernel.normalized(size, weights.toFloatArray());
    }
  }

  /**
   * Makes the network represent {@code target}, by {@code steps} of Adam on the squared difference.
   *
   * @param parameters changed in place
   * @return the squared difference over the target's square, before the last step
   */
  public double fit(Kernel target, NDArray parameters, int steps, Workers workers) {
    double loss = 1;
    NDManager manager = parameters.getManager();
    try (NDArray wanted = manager.create(target.weights(), new Shape(1, 1, size, size));
        NDArray one = manager.ones(new Shape(1));
        Descent descent = new Descent(parameters, one, workers)) {
      float unit = 1 / wanted.square().sum().getFloat();
      for (int step = 0; step < steps; step++) {
        double rate = FIT_RATE * (1 + Math.cos(Math.PI * step / steps)) / 2;
        loss =
            descent.step(
                List.of(p -> Layers.scale(weights(p).sub(wanted).square().sum(), unit)), rate);
      }
    }
    return loss;
  }
}
