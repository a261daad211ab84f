package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Layers;
import java.util.random.RandomGenerator;

/**
 * Sets numbers to zero by chance in training; from a stream of its own, so that a seed repeats it.
 */
public final class Dropout {
  /** Outside training. */
  public static final Dropout NONE = new Dropout(null);

  private final RandomGenerator random;

  Dropout(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param rate the chance of a zero, in [0, 1)
   */
  NDArray apply(NDArray x, double rate) {
    if (random == null || rate == 0) {
      return x;
    }
    float[] mask = new float[(int) x.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : (float) (1 / (1 - rate));
    }
    return x.mul(Layers.constant(x.getManager(), mask, x.getShape()));
  }
}
