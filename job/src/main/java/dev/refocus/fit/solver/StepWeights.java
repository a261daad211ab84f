package dev.refocus.fit.solver;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.StoredArrays;
import java.util.Arrays;

/**
 * How far each of USRNet's steps believes what the step before says, as its smallest network tells
 * from noise and scale.
 *
 * @param alpha of the data steps, as in {@link dev.refocus.fit.model.DataStep#solve}
 * @param beta noise level that each denoising step is told
 */
record StepWeights(float[] alpha, float[] beta) {
  private static final float LEAST = 1e-6f;

  /**
   * @param noise of the LR image, standard deviation in units of [0, 1]
   * @param scale HR pixels per LR pixel along a side
   */
  static StepWeights of(StoredArrays weights, NDManager manager, double noise, int scale) {
    float[] all =
        Scope.run(
            () -> {
              NDArray input = manager.create(new float[] {(float) noise, scale}, new Shape(1, 2));
              NDArray hidden = Activation.relu(linear(weights, input, "h.mlp.0"));
              NDArray deeper = Activation.relu(linear(weights, hidden, "h.mlp.2"));
              return Activation.softPlus(linear(weights, deeper, "h.mlp.4"))
                  .add(LEAST)
                  .toFloatArray();
            });
    int steps = all.length / 2;
    return new StepWeights(Arrays.copyOf(all, steps), Arrays.copyOfRange(all, steps, 2 * steps));
  }

  int steps() {
    return alpha.length;
  }

  private static NDArray linear(StoredArrays weights, NDArray x, String layer) {
    NDArray weight = weights.weight(layer);
    Shape matrix = new Shape(weight.getShape().get(0), weight.getShape().get(1));
    return Linear.linear(x, weight.reshape(matrix), weights.bias(layer)).singletonOrThrow();
  }
}
